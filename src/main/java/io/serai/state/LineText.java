package io.serai.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.serai.model.LineValues;
import io.serai.model.LineValues.More;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket line's values: {@code p} product, {@code v} variant, {@code n} name, {@code q} quantity, {@code a} amount,
 * {@code g} amount with tax; {@code by} what the product is named by, {@code mi} and {@code mn} the manufacturer, {@code ru},
 * {@code au} and {@code iu} the addresses of a cart's line.
 */
final class LineText implements ValueText.Reading {

    private String product = "";
    private @Nullable String variant;
    private @Nullable String name;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal net = BigDecimal.ZERO;
    private BigDecimal gross = BigDecimal.ZERO;

    private Map<String, String> more = Map.of();

    private LineText() {}

    static String write(LineValues values) {
        return ValueText.write(json -> {
            json.writeStringField("p", values.product());
            ValueText.text(json, "v", values.variant());
            ValueText.text(json, "n", values.name());
            json.writeNumberField("q", values.quantity());
            json.writeNumberField("a", values.amountNet());
            json.writeNumberField("g", values.amountGross());
            if (values.more() != null) {
                more(json, values.more());
            }
        });
    }

    private static void more(JsonGenerator json, More more) throws IOException {
        ValueText.text(json, "by", more.match());
        ValueText.text(json, "mi", more.manufacturerId());
        ValueText.text(json, "mn", more.manufacturerName());
        ValueText.text(json, "ru", more.relativeUrl());
        ValueText.text(json, "au", more.absoluteUrl());
        ValueText.text(json, "iu", more.imageUrl());
    }

    static LineValues read(JsonParser json) throws IOException {
        LineText line = new LineText();
        ValueText.read(json, line);
        return new LineValues(line.product, line.variant, line.name, line.quantity, line.net, line.gross, line.more());
    }

    private @Nullable More more() {
        return more.isEmpty()
                ? null
                : new More(
                        more.get("by"), more.get("mi"), more.get("mn"), more.get("ru"), more.get("au"), more.get("iu"));
    }

    @Override
    public void member(String member, JsonParser json) throws IOException {
        switch (member) {
            case "p" -> product = json.getText();
            case "v" -> variant = json.getText();
            case "n" -> name = json.getText();
            case "q" -> quantity = json.getDecimalValue();
            case "a" -> net = json.getDecimalValue();
            case "g" -> gross = json.getDecimalValue();
            case "by", "mi", "mn", "ru", "au", "iu" -> {
                more = more.isEmpty() ? new HashMap<>() : more;
                more.put(member, json.getText());
            }
            default -> json.skipChildren();
        }
    }
}
