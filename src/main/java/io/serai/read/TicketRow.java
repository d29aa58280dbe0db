package io.serai.read;

import io.serai.feed.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A ticket header row as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class TicketRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(
            Field.STORE,
            Field.CREATED_AT,
            Field.UPDATED_AT,
            Field.PHONE,
            Field.ADDRESS,
            Field.POSTAL_CODE,
            Field.CITY,
            Field.REGION,
            Field.COUNTRY,
            Field.COUNTRY_CODE,
            Field.TICKET,
            Field.CUSTOMER,
            Field.CUSTOMER_EMAIL,
            Field.STATUS,
            Field.PROMO_CODES,
            Field.SHOP,
            Field.AMOUNT_NET,
            Field.AMOUNT_GROSS,
            Field.CART);

    @DataField(pos = 1)
    @Nullable
    String store;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 2)
    @Nullable
    Instant createdAt;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 3)
    @Nullable
    Instant updatedAt;

    @DataField(pos = 4)
    @Nullable
    String phone;

    @DataField(pos = 5)
    @Nullable
    String address;

    @DataField(pos = 6)
    @Nullable
    String postalCode;

    @DataField(pos = 7)
    @Nullable
    String city;

    @DataField(pos = 8)
    @Nullable
    String region;

    @DataField(pos = 9)
    @Nullable
    String country;

    @DataField(pos = 10)
    @Nullable
    String countryCode;

    @DataField(pos = 11)
    @Nullable
    String ticket;

    @DataField(pos = 12)
    @Nullable
    String customer;

    @DataField(pos = 13)
    @Nullable
    String customerEmail;

    @DataField(pos = 14)
    @Nullable
    String status;

    @DataField(pos = 15)
    @Nullable
    String promoCodes;

    @DataField(pos = 16)
    @Nullable
    String shop;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 17)
    @Nullable
    BigDecimal amountNet;

    @BindyConverter(BindyForms.Decimals.class)
    @DataField(pos = 18)
    @Nullable
    BigDecimal amountGross;

    @DataField(pos = 19)
    @Nullable
    String cart;
}
