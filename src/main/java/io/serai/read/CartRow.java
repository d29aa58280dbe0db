package io.serai.read;

import io.serai.feed.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A cart's header row as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class CartRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(
            Field.CART,
            Field.STORE,
            Field.SHOP,
            Field.LANGUAGE,
            Field.CUSTOMER,
            Field.CUSTOMER_EMAIL,
            Field.AMOUNT_NET,
            Field.AMOUNT_GROSS,
            Field.PROMO_CODES,
            Field.CREATED_AT,
            Field.UPDATED_AT,
            Field.PHONE,
            Field.ADDRESS,
            Field.POSTAL_CODE,
            Field.CITY,
            Field.REGION,
            Field.COUNTRY,
            Field.COUNTRY_CODE);

    @DataField(pos = 1)
    @Nullable
    String cart;

    @DataField(pos = 2)
    @Nullable
    String store;

    @DataField(pos = 3)
    @Nullable
    String shop;

    @DataField(pos = 4)
    @Nullable
    String language;

    @DataField(pos = 5)
    @Nullable
    String customer;

    @DataField(pos = 6)
    @Nullable
    String customerEmail;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 7)
    @Nullable
    BigDecimal amountNet;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 8)
    @Nullable
    BigDecimal amountGross;

    @DataField(pos = 9)
    @Nullable
    String promoCodes;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 10)
    @Nullable
    Instant createdAt;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 11)
    @Nullable
    Instant updatedAt;

    @DataField(pos = 12)
    @Nullable
    String phone;

    @DataField(pos = 13)
    @Nullable
    String address;

    @DataField(pos = 14)
    @Nullable
    String postalCode;

    @DataField(pos = 15)
    @Nullable
    String city;

    @DataField(pos = 16)
    @Nullable
    String region;

    @DataField(pos = 17)
    @Nullable
    String country;

    @DataField(pos = 18)
    @Nullable
    String countryCode;
}
