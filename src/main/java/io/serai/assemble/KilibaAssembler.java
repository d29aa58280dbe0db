package io.serai.assemble;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.CartValues;
import io.serai.model.CategoryValues;
import io.serai.model.ConsentValues;
import io.serai.model.CustomerValues;
import io.serai.model.Entity;
import io.serai.model.GroupValues;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.ProductValues;
import io.serai.model.Reason;
import io.serai.model.TicketValues;
import io.serai.model.VisitValues;
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
            return customer(customer, document);
        } else if (values instanceof TicketValues ticket) {
            return order(ticket, document);
        } else if (values instanceof CartValues cart) {
            return cart(cart, document);
        } else if (values instanceof ProductValues product) {
            return product(product, document);
        } else if (values instanceof CategoryValues category) {
            return item(json -> CategoryItem.write(json, category));
        } else if (values instanceof GroupValues group) {
            return item(json -> GroupItem.write(json, group));
        } else if (values instanceof VisitValues visit) {
            return visit.email() == null
                    ? Assembled.refused(Reason.FORGOTTEN)
                    : item(json -> VisitItem.write(json, visit));
        } else if (values instanceof ConsentValues consent) {
            return Assembled.email(
                    Members.quoted(consent.email()), consent.optedOut() ? Target.BLACKLIST : Target.WHITELIST);
        }
        throw new IllegalArgumentException(document.key() + " is not sent");
    }

    @Override
    public int linesMax(Entity entity, long bytes) {
        return entity.hasLines() ? (int) Math.min(Integer.MAX_VALUE, bytes / LineItem.BYTES_MIN) : Integer.MAX_VALUE;
    }

    private static Assembled customer(CustomerValues values, Document document) {
        if (values.deleted()) {
            return item(json -> CustomerItem.deleted(json, values));
        }
        if (values.email() == null) {
            return Assembled.refused(Reason.CUSTOMER_WITHOUT_EMAIL);
        }
        return item(json -> CustomerItem.write(json, values, document));
    }

    private static Assembled product(ProductValues values, Document document) {
        return item(
                values.deleted()
                        ? json -> ProductItem.deleted(json, values)
                        : json -> ProductItem.write(json, values, document));
    }

    private static Assembled order(TicketValues values, Document document) {
        Totals totals = Totals.of(values.amountNet(), values.amountGross(), document.lines(LineValues.class));
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

    /** Nobody returns a cart: a total below zero is a mistake. */
    private static Assembled cart(CartValues values, Document document) {
        Totals totals = Totals.of(values.amountNet(), values.amountGross(), document.lines(LineValues.class));
        return totals.isReturn()
                ? Assembled.refused(Reason.RETURN_REFUSED)
                : item(json -> CartItem.write(json, values, totals, document));
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
