package io.serai.read;

import io.serai.feed.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.dataformat.bindy.BindyCsvFactory;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;

/** Bindy's factories of our row models, used one row at a time with cells in the models' order. */
final class BindyModels {
    private final CamelContext camel;
    private final BindyCsvFactory customers;
    private final BindyCsvFactory tickets;
    private final BindyCsvFactory lines;

    BindyModels(CamelContext camel) {
        this.camel = camel;
        this.customers = factory(CustomerRow.class);
        this.tickets = factory(TicketRow.class);
        this.lines = factory(LineRow.class);
    }

    CustomerRow customer(Map<Field, String> values) {
        return bound(customers, CustomerRow.class, CustomerRow.FIELDS, values);
    }

    TicketRow ticket(Map<Field, String> values) {
        return bound(tickets, TicketRow.class, TicketRow.FIELDS, values);
    }

    LineRow line(Map<Field, String> values) {
        return bound(lines, LineRow.class, LineRow.FIELDS, values);
    }

    private <T> T bound(BindyCsvFactory factory, Class<T> type, List<Field> fields, Map<Field, String> values) {
        String[] cells = new String[fields.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = values.getOrDefault(fields.get(i), "");
        }
        try {
            Map<String, Object> model = factory.factory();
            factory.bind(camel, Arrays.asList(cells), model, 1);
            return type.cast(CommonRules.present(model.get(type.getName())));
        } catch (Exception e) {
            throw new IllegalStateException("Bindy cannot bind canonical cells to " + type.getSimpleName(), e);
        }
    }

    private BindyCsvFactory factory(Class<?> type) {
        try {
            BindyCsvDataFormat format = new BindyCsvDataFormat(type);
            format.setCamelContext(camel);
            BindyCsvFactory factory = (BindyCsvFactory) format.getFactory();
            factory.setDefaultValueStringAsNull(true);
            return factory;
        } catch (Exception e) {
            throw new IllegalStateException("Bindy cannot use the row model " + type.getSimpleName(), e);
        }
    }
}
