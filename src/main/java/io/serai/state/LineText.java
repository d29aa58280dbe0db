package io.serai.state;

import com.fasterxml.jackson.core.JsonParser;
import io.serai.model.LineValues;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A ticket line's values: {@code p} product, {@code v} variant, {@code n} name, {@code q} quantity, {@code a} amount,
 * {@code g} amount with tax.
 */
final class LineText implements ValueText.Reading {

    private String product = "";
    private @Nullable String variant;
    private @Nullable String name;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal net = BigDecimal.ZERO;
    private BigDecimal gross = BigDecimal.ZERO;

    private LineText() {}

    static String write(LineValues values) {
        return ValueText.write(json -> {
            json.writeStringField("p", values.product());
            ValueText.text(json, "v", values.variant());
            ValueText.text(json, "n", values.name());
            json.writeNumberField("q", values.quantity());
            json.writeNumberField("a", values.amountNet());
            json.writeNumberField("g", values.amountGross());
        });
    }

    static LineValues read(String text) {
        LineText line = new LineText();
        ValueText.read(text, line);
        return new LineValues(line.product, line.variant, line.name, line.quantity, line.net, line.gross);
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
            default -> json.skipChildren();
        }
    }
}
