package io.serai.read;

import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

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

    /** @param values canonical texts by the fields' ordinals; null or empty for what a row does not have */
    CustomerRow customer(@Nullable String[] values) {
        return customers.bind(values);
    }

    TicketRow ticket(@Nullable String[] values) {
        return tickets.bind(values);
    }

    LineRow line(@Nullable String[] values) {
        return lines.bind(values);
    }
}
