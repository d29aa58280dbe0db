package io.serai.read;

import io.serai.feed.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.BindyConverter;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** A customer row as Bindy binds it; lives only while its row is read. */
@CsvRecord(separator = ",", quote = BindyForms.NO_QUOTE)
public class CustomerRow {
    /** Which field stands at which position, from 1. */
    static final List<Field> FIELDS = List.of(
            Field.CUSTOMER_ID,
            Field.EMAIL,
            Field.STORE,
            Field.CREATED_AT,
            Field.UPDATED_AT,
            Field.FIRST_NAME,
            Field.LAST_NAME,
            Field.BIRTHDATE,
            Field.GENDER,
            Field.EMAIL_CONSENT,
            Field.SMS_CONSENT,
            Field.DELETED,
            Field.LANGUAGE,
            Field.SHOP_IDS,
            Field.DEFAULT_SHOP,
            Field.GROUP_IDS,
            Field.DEFAULT_GROUP,
            Field.PHONE,
            Field.ADDRESS,
            Field.POSTAL_CODE,
            Field.CITY,
            Field.REGION,
            Field.COUNTRY,
            Field.COUNTRY_CODE);

    @DataField(pos = 1)
    @Nullable
    String customerId;

    @DataField(pos = 2)
    @Nullable
    String email;

    @DataField(pos = 3)
    @Nullable
    String store;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 4)
    @Nullable
    Instant createdAt;

    @BindyConverter(BindyForms.Times.class)
    @DataField(pos = 5)
    @Nullable
    Instant updatedAt;

    @DataField(pos = 6)
    @Nullable
    String firstName;

    @DataField(pos = 7)
    @Nullable
    String lastName;

    @BindyConverter(BindyForms.Dates.class)
    @DataField(pos = 8)
    @Nullable
    LocalDate birthdate;

    @BindyConverter(BindyForms.Wholes.class)
    @DataField(pos = 9)
    @Nullable
    Integer gender;

    @BindyConverter(BindyForms.Flags.class)
    @DataField(pos = 10)
    @Nullable
    Boolean emailConsent;

    @BindyConverter(BindyForms.Flags.class)
    @DataField(pos = 11)
    @Nullable
    Boolean smsConsent;

    @BindyConverter(BindyForms.Flags.class)
    @DataField(pos = 12)
    @Nullable
    Boolean deleted;

    @DataField(pos = 13)
    @Nullable
    String language;

    @DataField(pos = 14)
    @Nullable
    String shopIds;

    @DataField(pos = 15)
    @Nullable
    String defaultShop;

    @DataField(pos = 16)
    @Nullable
    String groupIds;

    @DataField(pos = 17)
    @Nullable
    String defaultGroup;

    @DataField(pos = 18)
    @Nullable
    String phone;

    @DataField(pos = 19)
    @Nullable
    String address;

    @DataField(pos = 20)
    @Nullable
    String postalCode;

    @DataField(pos = 21)
    @Nullable
    String city;

    @DataField(pos = 22)
    @Nullable
    String region;

    @DataField(pos = 23)
    @Nullable
    String country;

    @DataField(pos = 24)
    @Nullable
    String countryCode;
}
