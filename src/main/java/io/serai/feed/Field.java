package io.serai.feed;

import static io.serai.feed.Feed.RowKind.CUSTOMERS;
import static io.serai.feed.Feed.RowKind.TICKETS;
import static io.serai.feed.Feed.RowKind.TICKETS_WITH_LINES;
import static io.serai.feed.Feed.RowKind.TICKET_LINES;

import io.serai.feed.Feed.RowKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Our names for what a column can mean: the keys of a feed's {@code columns} and {@code defaults}. */
public enum Field {
    CUSTOMER_ID(Form.ID, CUSTOMERS),
    EMAIL(Form.EMAIL, CUSTOMERS),
    STORE(Form.ID, CUSTOMERS, TICKETS, TICKET_LINES, TICKETS_WITH_LINES),
    CREATED_AT(Form.TIME, CUSTOMERS, TICKETS, TICKETS_WITH_LINES),
    UPDATED_AT(Form.TIME, CUSTOMERS, TICKETS, TICKETS_WITH_LINES),
    FIRST_NAME(Form.TEXT, CUSTOMERS),
    LAST_NAME(Form.TEXT, CUSTOMERS),
    BIRTHDATE(Form.DATE, CUSTOMERS),
    GENDER(Form.GENDER, CUSTOMERS),
    EMAIL_CONSENT(Form.FLAG, CUSTOMERS),
    SMS_CONSENT(Form.FLAG, CUSTOMERS),
    DELETED(Form.FLAG, CUSTOMERS),
    LANGUAGE(Form.LANGUAGE, CUSTOMERS),
    SHOP_IDS(Form.IDS, CUSTOMERS),
    DEFAULT_SHOP(Form.ID, CUSTOMERS),
    GROUP_IDS(Form.IDS, CUSTOMERS),
    DEFAULT_GROUP(Form.ID, CUSTOMERS),
    PHONE(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES),
    ADDRESS(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES),
    POSTAL_CODE(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES),
    CITY(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES),
    REGION(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES),
    COUNTRY(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES),
    COUNTRY_CODE(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES),

    TICKET(Form.ID, TICKETS, TICKET_LINES, TICKETS_WITH_LINES),
    /** Empty for an anonymous ticket. */
    CUSTOMER(Form.ID, TICKETS, TICKETS_WITH_LINES),
    CUSTOMER_EMAIL(Form.EMAIL, TICKETS, TICKETS_WITH_LINES),
    STATUS(Form.TEXT, TICKETS, TICKETS_WITH_LINES),
    PROMO_CODES(Form.IDS, TICKETS, TICKETS_WITH_LINES),
    SHOP(Form.ID, TICKETS, TICKETS_WITH_LINES),

    LINE(Form.ID, TICKET_LINES, TICKETS_WITH_LINES),
    PRODUCT(Form.ID, TICKET_LINES, TICKETS_WITH_LINES),
    VARIANT(Form.ID, TICKET_LINES, TICKETS_WITH_LINES),
    PRODUCT_NAME(Form.TEXT, TICKET_LINES, TICKETS_WITH_LINES),
    QUANTITY(Form.DECIMAL, TICKET_LINES, TICKETS_WITH_LINES),
    /** Of a header: the ticket's total. Of a line, or of a row that is both: the line's amount. */
    AMOUNT_NET(Form.DECIMAL, TICKETS, TICKET_LINES, TICKETS_WITH_LINES),
    AMOUNT_GROSS(Form.DECIMAL, TICKETS, TICKET_LINES, TICKETS_WITH_LINES),
    /** A share from 0 to 1 that is taken off the unit price; only with {@code line-amount: unit}. */
    DISCOUNT_RATE(Form.DECIMAL, TICKET_LINES, TICKETS_WITH_LINES),
    /** The tax within {@link #AMOUNT_GROSS}, for exports without a net amount: it stands in for {@link #AMOUNT_NET}. */
    TAX_AMOUNT(Form.DECIMAL, TICKET_LINES, TICKETS_WITH_LINES);

    /** The default that stands for the file's own time, in {@link #CREATED_AT} and {@link #UPDATED_AT}. */
    public static final String FILE_TIME = "@file-time";

    /** How a cell of this field is written. */
    public enum Form {
        ID,
        /** Ids, separated by a comma, a semicolon or a pipe. */
        IDS,
        TEXT,
        EMAIL,
        TIME,
        DATE,
        GENDER,
        FLAG,
        LANGUAGE,
        DECIMAL
    }

    private static final Set<String> PERSONAL = Set.of(
            "EMAIL",
            "FIRST_NAME",
            "LAST_NAME",
            "BIRTHDATE",
            "GENDER",
            "PHONE",
            "ADDRESS",
            "POSTAL_CODE",
            "CITY",
            "REGION",
            "CUSTOMER_EMAIL");

    private final Form form;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<RowKind> kinds;

    private final String word;

    Field(Form form, RowKind... kinds) {
        this.form = form;
        this.kinds = Set.of(kinds);
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Form form() {
        return form;
    }

    /** The name in a declaration: {@code customer-id}. */
    public String word() {
        return word;
    }

    /** Whether it says something of a person; ids do not, since repairing needs them. */
    public boolean isPersonal() {
        return PERSONAL.contains(name());
    }

    public boolean isOf(RowKind kind) {
        return kinds.contains(kind);
    }

    /** The fields that rows of this kind can have, in their declared order. */
    public static List<Field> of(RowKind kind) {
        return Arrays.stream(values()).filter(field -> field.isOf(kind)).toList();
    }

    static Optional<Field> named(String word, RowKind kind) {
        return of(kind).stream().filter(field -> field.word.equals(word)).findFirst();
    }
}
