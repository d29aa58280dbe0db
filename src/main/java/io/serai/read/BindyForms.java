package io.serai.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.camel.dataformat.bindy.Format;

/** Bindy's formatters for canonical text. They never see a partner's spelling, so they have nothing to guess. */
final class BindyForms {
    /** Bindy would undouble quotes in the cells; they have been framed already. */
    static final String NO_QUOTE = "\uFFFF";

    private BindyForms() {}

    /** Decimal numbers, scale kept. */
    public static final class Decimals implements Format<BigDecimal> {
        @Override
        public String format(BigDecimal value) {
            return value.toPlainString();
        }

        @Override
        public BigDecimal parse(String text) {
            return new BigDecimal(text);
        }
    }

    /** Seconds since 1970, with a fraction of nine digits or none. */
    public static final class Times implements Format<Instant> {
        @Override
        public String format(Instant value) {
            return value.toString();
        }

        @Override
        public Instant parse(String text) {
            int point = text.indexOf('.');
            return point < 0
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : Instant.ofEpochSecond(
                            Long.parseLong(text.substring(0, point)), Long.parseLong(text.substring(point + 1)));
        }
    }

    /** ISO dates. */
    public static final class Dates implements Format<LocalDate> {
        @Override
        public String format(LocalDate value) {
            return value.toString();
        }

        @Override
        public LocalDate parse(String text) {
            return LocalDate.parse(text);
        }
    }

    /** Whole numbers. */
    public static final class Wholes implements Format<Integer> {
        @Override
        public String format(Integer value) {
            return value.toString();
        }

        @Override
        public Integer parse(String text) {
            return Integer.valueOf(text);
        }
    }

    /** {@code true} and {@code false}. */
    public static final class Flags implements Format<Boolean> {
        @Override
        public String format(Boolean value) {
            return value.toString();
        }

        @Override
        public Boolean parse(String text) {
            return Boolean.valueOf(text);
        }
    }
}
