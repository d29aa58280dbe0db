package io.serai.assemble;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.CustomerValues;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.Reason;
import io.serai.model.TicketValues;
import io.serai.state.Document;
import io.serai.state.Document.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Writes items by the contract's schemas, members in the contract's order, lines in the order of their ids. */
@Component
public final class KilibaAssembler implements Assembler {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    @Override
    public Assembled assemble(Document document) {
        Part<PartValues> header = document.header();
        if (header == null) {
            throw new IllegalArgumentException(document.key() + " has no header; held documents are not assembled");
        }
        PartValues values = header.values();
        if (values instanceof CustomerValues customer) {
            return customer(customer, header);
        } else if (values instanceof TicketValues ticket) {
            return order(ticket, document);
        } else if (values instanceof LineValues) {
            throw new IllegalArgumentException(document.key() + " has a line as its header");
        }
        throw new IllegalArgumentException(document.key() + " has an unknown header");
    }

    private static Assembled customer(CustomerValues values, Part<PartValues> header) {
        if (values.deleted()) {
            return item(json -> CustomerItem.deleted(json, values));
        }
        if (values.email() == null) {
            return Assembled.refused(Reason.CUSTOMER_WITHOUT_EMAIL);
        }
        return item(json -> CustomerItem.write(json, values, header.version()));
    }

    private static Assembled order(TicketValues values, Document document) {
        Totals totals = Totals.of(values, document.lines().values());
        if (totals.isReturn()) {
            switch (values.returns()) {
                case REJECT -> {
                    return Assembled.refused(Reason.RETURN_REFUSED);
                }
                case SKIP -> {
                    return Assembled.refused(Reason.RETURN_SKIPPED);
                }
                case STATUS -> {}
            }
        }
        return item(json -> OrderItem.write(json, values, totals, document));
    }

    private static Assembled item(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            writing.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing an item to memory", e);
        }
        return Assembled.item(bytes.toByteArray());
    }

    private interface Writing {
        void write(JsonGenerator json) throws IOException;
    }
}
