package io.serai.read;

import io.serai.feed.Field;
import java.time.Instant;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A visit row as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class VisitRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(
            Field.CUSTOMER,
            Field.CUSTOMER_EMAIL,
            Field.URL,
            Field.VISITED_AT,
            Field.PRODUCT,
            Field.VARIANT,
            Field.CATEGORY);

    @DataField(pos = 1)
    @Nullable
    String customer;

    @DataField(pos = 2)
    @Nullable
    String customerEmail;

    @DataField(pos = 3)
    @Nullable
    String url;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 4)
    @Nullable
    Instant visitedAt;

    @DataField(pos = 5)
    @Nullable
    String product;

    @DataField(pos = 6)
    @Nullable
    String variant;

    @DataField(pos = 7)
    @Nullable
    String category;
}
