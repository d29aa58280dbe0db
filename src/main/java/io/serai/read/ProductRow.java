package io.serai.read;

import io.serai.feed.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A product row as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class ProductRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(
            Field.PRODUCT,
            Field.VARIANT,
            Field.SKU,
            Field.EAN,
            Field.NAME,
            Field.DESCRIPTION,
            Field.LANGUAGE,
            Field.PRICE_NET,
            Field.PRICE_GROSS,
            Field.QUANTITY,
            Field.IN_STOCK,
            Field.RECOMMENDABLE,
            Field.RECOMMENDABLE_OUT_OF_STOCK,
            Field.DEFAULT_VARIANT,
            Field.IMAGE_URL,
            Field.RELATIVE_URL,
            Field.ABSOLUTE_URL,
            Field.CATEGORIES,
            Field.DEFAULT_CATEGORY,
            Field.CREATED_AT,
            Field.UPDATED_AT,
            Field.DELETED);

    @DataField(pos = 1)
    @Nullable
    String product;

    @DataField(pos = 2)
    @Nullable
    String variant;

    @DataField(pos = 3)
    @Nullable
    String sku;

    @DataField(pos = 4)
    @Nullable
    String ean;

    @DataField(pos = 5)
    @Nullable
    String name;

    @DataField(pos = 6)
    @Nullable
    String description;

    @DataField(pos = 7)
    @Nullable
    String language;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 8)
    @Nullable
    BigDecimal priceNet;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 9)
    @Nullable
    BigDecimal priceGross;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 10)
    @Nullable
    BigDecimal quantity;

    @BindyConverter(BindyForms.Flags.class)
    @DataField(pos = 11)
    @Nullable
    Boolean inStock;

    @BindyConverter(BindyForms.Flags.class)
    @DataField(pos = 12)
    @Nullable
    Boolean recommendable;

    @BindyConverter(BindyForms.Flags.class)
    @DataField(pos = 13)
    @Nullable
    Boolean recommendableOutOfStock;

    @BindyConverter(BindyForms.Flags.class)
    @DataField(pos = 14)
    @Nullable
    Boolean defaultVariant;

    @DataField(pos = 15)
    @Nullable
    String imageUrl;

    @DataField(pos = 16)
    @Nullable
    String relativeUrl;

    @DataField(pos = 17)
    @Nullable
    String absoluteUrl;

    @DataField(pos = 18)
    @Nullable
    String categories;

    @DataField(pos = 19)
    @Nullable
    String defaultCategory;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 20)
    @Nullable
    Instant createdAt;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 21)
    @Nullable
    Instant updatedAt;

    @BindyConverter(BindyForms.Flags.class)
    @DataField(pos = 22)
    @Nullable
    Boolean deleted;
}
