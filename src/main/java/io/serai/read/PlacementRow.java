package io.serai.read;

import io.serai.feed.Field;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A row of a product's categories as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class PlacementRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(Field.PRODUCT, Field.VARIANT, Field.CATEGORY);

    @DataField(pos = 1)
    @Nullable
    String product;

    @DataField(pos = 2)
    @Nullable
    String variant;

    @DataField(pos = 3)
    @Nullable
    String category;
}
