package io.serai.read;

import io.serai.feed.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A row of a product's promotions as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class PromotionRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(
            Field.PRODUCT,
            Field.VARIANT,
            Field.PROMOTION,
            Field.PRICE_NET,
            Field.PRICE_GROSS,
            Field.STARTS_AT,
            Field.ENDS_AT);

    @DataField(pos = 1)
    @Nullable
    String product;

    @DataField(pos = 2)
    @Nullable
    String variant;

    @DataField(pos = 3)
    @Nullable
    String promotion;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 4)
    @Nullable
    BigDecimal priceNet;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 5)
    @Nullable
    BigDecimal priceGross;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 6)
    @Nullable
    Instant startsAt;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 7)
    @Nullable
    Instant endsAt;
}
