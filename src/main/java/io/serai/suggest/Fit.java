package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.RowKind;
import io.serai.read.Peek;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How well the values of a column suit a field, whatever the column is called. */
final class Fit {
    /** The values are none of this field. */
    static final double NO = -1;
    /** The values alone say it. */
    static final double CLEAR = 45;

    /** Fields that values alone can say. */
    static final Set<Field> CAN_BE_CLEAR =
            EnumSet.of(Field.EMAIL, Field.BIRTHDATE, Field.GENDER, Field.PRODUCT, Field.PHONE);

    private static final double MOST = 0.8;
    private static final int STATUSES_MAX = 30;
    private static final Set<Field> WORDY = Set.of(
            Field.FIRST_NAME,
            Field.LAST_NAME,
            Field.CITY,
            Field.PRODUCT_NAME,
            Field.ADDRESS,
            Field.COUNTRY,
            Field.REGION);

    private static final Predicate<String> PAST =
            Pattern.compile("\\b(19[2-9]\\d|20[01]\\d)\\b").asPredicate();
    private static final Predicate<String> LONG_PAST =
            Pattern.compile("\\b19[2-9]\\d\\b").asPredicate();
    private static final Predicate<String> SMALL =
            Pattern.compile("-?\\d{1,4}([.,]0+)?").asMatchPredicate();
    private static final Predicate<String> DECIMALS =
            Pattern.compile("-?\\d+[.,]\\d{1,2}").asMatchPredicate();
    private static final Predicate<String> SPACED = Pattern.compile("[+() .-]").asPredicate();

    private final RowKind kind;
    private final Sample sample;
    private final Function<String, Optional<String>> emails;
    private final Function<String, Optional<String>> urls;
    private final Function<String, Optional<String>> numbers;

    Fit(RowKind kind, Sample sample, Peek peek) {
        this.kind = kind;
        this.sample = sample;
        var format = sample.format(List.of(), "UTC");
        this.emails = peek.reader(Field.Form.EMAIL, format);
        this.urls = peek.reader(Field.Form.URL, format);
        this.numbers = peek.reader(Field.Form.DECIMAL, format);
    }

    /** {@link #NO}, or from 0; {@link #CLEAR} and more when no name is needed. */
    double of(Field field, Column column) {
        if (column.filled() == 0) {
            return field.form() == Field.Form.ID || field.form() == Field.Form.DECIMAL || field == Field.STATUS
                    ? NO
                    : 0;
        }
        return switch (field.form()) {
            case EMAIL -> share(column.share(cell -> emails.apply(cell).isPresent()), 60);
            case TIME -> sample.dates().containsKey(column) ? 15 : NO;
            case DATE -> date(column);
            case DECIMAL -> decimal(field, column);
            case FLAG -> column.words().size() <= 6 && column.share(Looks::isFlag) >= MOST ? 15 : NO;
            case GENDER -> gender(column);
            case LANGUAGE ->
                Math.max(
                        share(column.share(Looks::isLanguageCode), 15),
                        share(column.share(cell -> !Looks.languageOf(cell).isEmpty()), 10));
            case ID -> id(field, column);
            case IDS -> sample.dates().containsKey(column) ? NO : 0;
            case URL -> share(column.share(cell -> urls.apply(cell).isPresent()), 20);
            case TEXT -> text(field, column);
        };
    }

    private static double share(double share, double points) {
        return share >= MOST ? points : share < 0.5 ? NO : 0;
    }

    private double date(Column column) {
        if (!sample.dates().containsKey(column)) {
            return NO;
        }
        boolean past = column.share(PAST) > 0.9;
        boolean born = past && column.share(LONG_PAST) > 0.4;
        return kind == RowKind.CUSTOMERS && born ? CLEAR : 10;
    }

    private double decimal(Field field, Column column) {
        if (sample.dates().containsKey(column)
                || column.share(cell -> numbers.apply(cell).isPresent()) < MOST) {
            return NO;
        }
        if (field == Field.DISCOUNT_RATE) {
            return column.count(this::isShare) == column.filled() ? 10 : NO;
        }
        boolean whole = column.share(SMALL) > MOST;
        return field == Field.QUANTITY && whole ? 10 : 5;
    }

    private boolean isShare(String cell) {
        return numbers.apply(cell)
                .map(BigDecimal::new)
                .filter(rate -> rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) <= 0)
                .isPresent();
    }

    private static double gender(Column column) {
        Set<String> words = column.words();
        boolean spoken = words.stream().anyMatch(word -> word.length() > 1 && Character.isLetter(word.charAt(0)));
        double share = column.share(GenderWords::isOne);
        boolean clear = spoken && share > 0.95 && words.size() >= 2 && words.size() <= 8;
        return clear ? CLEAR : share >= MOST && words.size() <= 12 ? 15 : NO;
    }

    private double id(Field field, Column column) {
        boolean date = sample.dates().containsKey(column) && column.share(Looks::isWhole) < MOST;
        boolean email = column.share(cell -> emails.apply(cell).isPresent()) > 0.5;
        boolean decimal = column.share(DECIMALS) > 0.5;
        if (date || email || decimal) {
            return NO;
        }
        if (field == Field.PRODUCT && isEan(column)) {
            return CLEAR;
        }
        return field == Field.CUSTOMER_ID && column.isUnique() ? 15 : 0;
    }

    static boolean isAmount(Column column) {
        return column.share(DECIMALS) > 0.5;
    }

    static boolean isEan(Column column) {
        return column.filled() > 1 && column.share(Looks::isEan) > 0.9;
    }

    private double text(Field field, Column column) {
        if (sample.dates().containsKey(column) && column.share(Looks::isWhole) < MOST) {
            return NO;
        }
        if (WORDY.contains(field) && column.share(Looks::isNumber) > 0.5) {
            return NO;
        }
        double countries = column.share(Looks::isCountryCode);
        return switch (field) {
            case COUNTRY_CODE -> countries > 0.9 ? 12 : NO;
            case COUNTRY -> countries > 0.9 ? NO : 0;
            case STATUS -> column.words().size() <= STATUSES_MAX ? 0 : NO;
            case PHONE -> phone(column);
            default -> 0;
        };
    }

    private static double phone(Column column) {
        double phones = column.share(Looks::isPhone);
        boolean clear = phones > 0.9 && column.share(SPACED) > 0.5;
        return clear ? CLEAR : phones > 0.5 ? 40 : 0;
    }
}
