package io.serai.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.feed.FeedDeclaration;
import io.serai.feed.Format;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The short ways of the cell forms give what the long ways give. */
class ShortcutsTest {

    private static final List<DecimalForm> FORMS = List.of(
            DecimalForm.of(format(Map.of("decimal-mark", "."))),
            DecimalForm.of(format(Map.of("decimal-mark", ","))),
            DecimalForm.of(format(Map.of("decimal-mark", ",", "thousands-mark", "."))));

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings().withChars("0123456789.,-+ ").ofMinLength(1).ofMaxLength(33);
    }

    @Property(tries = 1000)
    void aNumberInPlainFormIsWhatReadingItWouldMake(@ForAll("numbers") String cell) {
        for (DecimalForm form : FORMS) {
            assertThat(answer(() -> form.canonical(cell))).isEqualTo(answer(() -> form.read(cell)));
        }
    }

    @Provide
    Arbitrary<String> times() {
        Arbitrary<String> near = Arbitraries.integers().between(0, 70).map("%02d"::formatted);
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(1890, 2110), near, near, near, near, near)
                .as((y, mo, d, h, mi, s) -> y + "-" + mo + "-" + d + "T" + h + ":" + mi + ":" + s + "Z");
    }

    @Property(tries = 1000)
    void aTimeInUtcIsWhatTheFormatterMakesOfIt(@ForAll("times") String cell) {
        TemporalAccessor parsed = TimeForm.accepted(TimeForm.formatter("iso"), cell);
        assertThat(UtcTime.of(cell)).isEqualTo(parsed == null ? null : instant(parsed));
    }

    private static @Nullable Instant instant(TemporalAccessor parsed) {
        try {
            return Instant.from(parsed);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private interface Form {
        String canonical() throws CellFault;
    }

    private static String answer(Form form) {
        try {
            return form.canonical();
        } catch (CellFault fault) {
            return fault.reason() + " " + fault.found();
        }
    }

    private static Format format(Map<String, String> marks) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("ticket-lines");
        declaration.getFormat().putAll(marks);
        for (String field : List.of("ticket", "store", "line", "product", "quantity", "amount-net", "amount-gross")) {
            declaration.getColumns().put(field, field);
        }
        return declaration.feed("acme-lines").format();
    }
}
