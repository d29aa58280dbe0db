package io.serai.read;

import io.serai.feed.Field;
import java.math.BigDecimal;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A ticket line row as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class LineRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(
            Field.TICKET,
            Field.STORE,
            Field.LINE,
            Field.PRODUCT,
            Field.VARIANT,
            Field.PRODUCT_NAME,
            Field.QUANTITY,
            Field.AMOUNT_NET,
            Field.AMOUNT_GROSS,
            Field.DISCOUNT_RATE,
            Field.TAX_AMOUNT,
            Field.CART,
            Field.MANUFACTURER,
            Field.MANUFACTURER_NAME,
            Field.RELATIVE_URL,
            Field.ABSOLUTE_URL,
            Field.IMAGE_URL);

    @DataField(pos = 1)
    @Nullable
    String ticket;

    @DataField(pos = 2)
    @Nullable
    String store;

    @DataField(pos = 3)
    @Nullable
    String line;

    @DataField(pos = 4)
    @Nullable
    String product;

    @DataField(pos = 5)
    @Nullable
    String variant;

    @DataField(pos = 6)
    @Nullable
    String productName;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 7)
    @Nullable
    BigDecimal quantity;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 8)
    @Nullable
    BigDecimal amountNet;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 9)
    @Nullable
    BigDecimal amountGross;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 10)
    @Nullable
    BigDecimal discountRate;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 11)
    @Nullable
    BigDecimal taxAmount;

    @DataField(pos = 12)
    @Nullable
    String cart;

    @DataField(pos = 13)
    @Nullable
    String manufacturer;

    @DataField(pos = 14)
    @Nullable
    String manufacturerName;

    @DataField(pos = 15)
    @Nullable
    String relativeUrl;

    @DataField(pos = 16)
    @Nullable
    String absoluteUrl;

    @DataField(pos = 17)
    @Nullable
    String imageUrl;
}
