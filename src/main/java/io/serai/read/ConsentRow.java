package io.serai.read;

import io.serai.feed.Field;
import java.time.Instant;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A consent row as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class ConsentRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(Field.EMAIL, Field.OPTED_OUT, Field.UPDATED_AT);

    @DataField(pos = 1)
    @Nullable
    String email;

    @BindyConverter(BindyForms.Flags.class)
    @DataField(pos = 2)
    @Nullable
    Boolean optedOut;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 3)
    @Nullable
    Instant updatedAt;
}
