package io.serai.read;

import io.serai.feed.Field;
import java.time.Instant;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A row of a partner's list of stores as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class StoreRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(Field.STORE, Field.NAME, Field.SHOP, Field.UPDATED_AT);

    @DataField(pos = 1)
    @Nullable
    String store;

    @DataField(pos = 2)
    @Nullable
    String name;

    @DataField(pos = 3)
    @Nullable
    String shop;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 4)
    @Nullable
    Instant updatedAt;
}
