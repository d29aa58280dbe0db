package io.serai.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.serai.model.Address;
import io.serai.model.TicketValues;
import io.serai.model.TicketValues.Returns;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket header's values: {@code t} ticket, {@code o} order id, {@code s} shop, {@code st} status, {@code c} customer,
 * {@code m} the customer's e-mail, {@code a} amount, {@code g} amount with tax, {@code pc} promotion codes, {@code ad} billing
 * address, {@code ca} created at, {@code ua} updated at, {@code r} what becomes of a return, {@code rs} its status.
 */
final class TicketText implements ValueText.Reading {

    private String ticket = "";
    private String order = "";
    private String shop = "";
    private String status = "";
    private @Nullable String customer;
    private @Nullable String email;
    private @Nullable BigDecimal net;
    private @Nullable BigDecimal gross;
    private final List<String> promoCodes = new ArrayList<>(0);
    private @Nullable Address address;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private Returns returns = Returns.REJECT;
    private String returnStatus = "";
    private @Nullable String cart;
    private Map<String, Object> metadata = Map.of();

    private TicketText() {}

    static String write(TicketValues values) {
        return ValueText.write(json -> {
            json.writeStringField("t", values.ticket());
            json.writeStringField("o", values.orderId());
            json.writeStringField("s", values.shopId());
            json.writeStringField("st", values.status());
            ValueText.text(json, "c", values.customerId());
            ValueText.text(json, "m", values.customerEmail());
            ValueText.number(json, "a", values.amountNet());
            ValueText.number(json, "g", values.amountGross());
            more(json, values);
            json.writeStringField("r", values.returns().name());
            json.writeStringField("rs", values.returnStatus());
        });
    }

    private static void more(JsonGenerator json, TicketValues values) throws IOException {
        if (!values.promoCodes().isEmpty()) {
            json.writeArrayFieldStart("pc");
            for (String code : values.promoCodes()) {
                json.writeString(code);
            }
            json.writeEndArray();
        }
        if (values.billingAddress() != null) {
            json.writeFieldName("ad");
            json.writeRawValue(ValuesJson.write(values.billingAddress()));
        }
        ValueText.text(json, "ci", values.cartId());
        if (!values.metadata().isEmpty()) {
            json.writeFieldName("md");
            json.writeRawValue(ValuesJson.write(values.metadata()));
        }
        ValueText.time(json, "ca", values.createdAt());
        ValueText.time(json, "ua", values.updatedAt());
    }

    static TicketValues read(JsonParser json) throws IOException {
        TicketText values = new TicketText();
        ValueText.read(json, values);
        return values.values();
    }

    private TicketValues values() {
        return new TicketValues(
                ticket,
                order,
                shop,
                status,
                customer,
                email,
                net,
                gross,
                promoCodes,
                address,
                createdAt,
                updatedAt,
                returns,
                returnStatus,
                cart,
                metadata);
    }

    @Override
    public void member(String member, JsonParser json) throws IOException {
        switch (member) {
            case "t" -> ticket = json.getText();
            case "o" -> order = json.getText();
            case "s" -> shop = json.getText();
            case "st" -> status = json.getText();
            case "c" -> customer = json.getText();
            case "m" -> email = json.getText();
            case "a" -> net = json.getDecimalValue();
            case "g" -> gross = json.getDecimalValue();
            case "pc" -> codes(json);
            case "ad" -> address = ValuesJson.address(json);
            case "ci" -> cart = json.getText();
            case "md" -> metadata = ValuesJson.fields(json);
            case "ca" -> createdAt = ValueText.time(json);
            case "ua" -> updatedAt = ValueText.time(json);
            case "r" -> returns = Returns.valueOf(json.getText());
            case "rs" -> returnStatus = json.getText();
            default -> json.skipChildren();
        }
    }

    private void codes(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            promoCodes.add(json.getText());
        }
    }
}
