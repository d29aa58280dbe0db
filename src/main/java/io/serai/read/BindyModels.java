package io.serai.read;

import io.serai.feed.Field;
import java.util.Map;
import org.apache.camel.CamelContext;

/** Our row models, compiled from their Bindy annotations once. */
final class BindyModels {
    private final CompiledModel<CustomerRow> customers;
    private final CompiledModel<TicketRow> tickets;
    private final CompiledModel<LineRow> lines;

    BindyModels(CamelContext camel) {
        this.customers = CompiledModel.of(CustomerRow.class, CustomerRow::new, CustomerRow.FIELDS, camel);
        this.tickets = CompiledModel.of(TicketRow.class, TicketRow::new, TicketRow.FIELDS, camel);
        this.lines = CompiledModel.of(LineRow.class, LineRow::new, LineRow.FIELDS, camel);
    }

    /** @param values canonical texts by field; missing or empty for what a row does not have */
    CustomerRow customer(Map<Field, String> values) {
        return customers.bind(values);
    }

    TicketRow ticket(Map<Field, String> values) {
        return tickets.bind(values);
    }

    LineRow line(Map<Field, String> values) {
        return lines.bind(values);
    }
}
