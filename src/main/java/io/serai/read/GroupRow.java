package io.serai.read;

import io.serai.feed.Field;
import java.time.Instant;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A customer group row as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class GroupRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(Field.GROUP, Field.NAME, Field.UPDATED_AT);

    @DataField(pos = 1)
    @Nullable
    String group;

    @DataField(pos = 2)
    @Nullable
    String name;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 3)
    @Nullable
    Instant updatedAt;
}
