package io.serai.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.feed.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.CamelContext;
import org.apache.camel.dataformat.bindy.BindyCsvFactory;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A compiled row model against Bindy's own factory, on any cells. */
class CompiledModelTest {

    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static final int CELLS = 24;
    private static final Pair<LineRow> LINES = Pair.of(LineRow.class, LineRow::new, LineRow.FIELDS);
    private static final Pair<TicketRow> TICKETS = Pair.of(TicketRow.class, TicketRow::new, TicketRow.FIELDS);
    private static final Pair<CustomerRow> CUSTOMERS = Pair.of(CustomerRow.class, CustomerRow::new, CustomerRow.FIELDS);

    @Provide
    Arbitrary<List<String>> cells() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<String> plain = Arbitraries.of(
                "",
                "",
                "x",
                "12.50",
                "-3",
                "1776000000",
                "1776000000.000000001",
                "2026-01-31",
                "true",
                "false",
                "0",
                "2",
                " 7 ",
                "\"\"",
                "a\"\"b",
                "\uFFFF",
                "1E5",
                "1776000000.");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, plain), net.jqwik.api.Tuple.of(1, any))
                .list()
                .ofSize(CELLS);
    }

    @Property(tries = 100)
    void bindsTicketLinesAsBindyDoes(@ForAll("cells") List<String> cells) throws Exception {
        same(LINES, cells);
    }

    @Property(tries = 100)
    void bindsTicketsAsBindyDoes(@ForAll("cells") List<String> cells) throws Exception {
        same(TICKETS, cells);
    }

    @Property(tries = 100)
    void bindsCustomersAsBindyDoes(@ForAll("cells") List<String> cells) throws Exception {
        same(CUSTOMERS, cells);
    }

    /** All cells at once, then each alone, so that one that cannot be bound does not hide the others. */
    private static <T> void same(Pair<T> pair, List<String> cells) throws Exception {
        List<String> some = cells.subList(0, pair.fields.size());
        assertThat(compiled(pair, some)).isEqualTo(bindy(pair, some));
        for (int i = 0; i < some.size(); i++) {
            List<String> one = new ArrayList<>(Collections.nCopies(some.size(), ""));
            one.set(i, some.get(i));
            assertThat(compiled(pair, one))
                    .as("%s of \"%s\"", pair.fields.get(i), some.get(i))
                    .isEqualTo(bindy(pair, one));
        }
    }

    /** A row model, compiled and as Bindy uses it. */
    private record Pair<T>(Class<T> type, List<Field> fields, CompiledModel<T> compiled, BindyCsvFactory factory) {

        static <T> Pair<T> of(Class<T> type, Supplier<T> rows, List<Field> fields) {
            try {
                BindyCsvDataFormat format = new BindyCsvDataFormat(type);
                format.setCamelContext(CAMEL);
                BindyCsvFactory factory = (BindyCsvFactory) format.getFactory();
                factory.setDefaultValueStringAsNull(true);
                return new Pair<>(type, fields, CompiledModel.of(type, rows, fields, CAMEL), factory);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static <T> List<@Nullable Object> compiled(Pair<T> pair, List<String> cells) throws IllegalAccessException {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (int i = 0; i < cells.size(); i++) {
            values.put(pair.fields.get(i), cells.get(i));
        }
        try {
            return members(pair.compiled.bind(values));
        } catch (IllegalStateException refused) {
            return List.of("cannot be bound");
        }
    }

    private static List<@Nullable Object> bindy(Pair<?> pair, List<String> cells) throws Exception {
        Map<String, Object> model = pair.factory.factory();
        try {
            pair.factory.bind(CAMEL, cells, model, 1);
        } catch (IllegalArgumentException refused) {
            return List.of("cannot be bound");
        }
        return members(Objects.requireNonNull(model.get(pair.type.getName())));
    }

    private static List<@Nullable Object> members(Object row) throws IllegalAccessException {
        List<@Nullable Object> members = new ArrayList<>();
        for (java.lang.reflect.Field member :
                Objects.requireNonNull(row).getClass().getDeclaredFields()) {
            if (!java.lang.reflect.Modifier.isStatic(member.getModifiers())) {
                members.add(member.get(row));
            }
        }
        return members;
    }
}
