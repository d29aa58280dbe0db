package io.serai.feed;

import static io.serai.feed.RowKind.CARTS;
import static io.serai.feed.RowKind.CARTS_WITH_LINES;
import static io.serai.feed.RowKind.CART_LINES;
import static io.serai.feed.RowKind.CONSENTS;
import static io.serai.feed.RowKind.CUSTOMERS;
import static io.serai.feed.RowKind.CUSTOMER_GROUPS;
import static io.serai.feed.RowKind.PRODUCTS;
import static io.serai.feed.RowKind.PRODUCT_CATEGORIES;
import static io.serai.feed.RowKind.PRODUCT_PROMOTIONS;
import static io.serai.feed.RowKind.STORES;
import static io.serai.feed.RowKind.TICKETS;
import static io.serai.feed.RowKind.TICKETS_WITH_LINES;
import static io.serai.feed.RowKind.TICKET_LINES;
import static io.serai.feed.RowKind.VISITS;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Our names for what a column can mean: the keys of a feed's {@code columns} and {@code defaults}. */
public enum Field {
    CUSTOMER_ID(Form.ID, CUSTOMERS),
    EMAIL(Form.EMAIL, CUSTOMERS, CONSENTS),
    STORE(Form.ID, CUSTOMERS, TICKETS, TICKET_LINES, TICKETS_WITH_LINES, CARTS, CART_LINES, CARTS_WITH_LINES, STORES),
    CREATED_AT(Form.TIME, CUSTOMERS, TICKETS, TICKETS_WITH_LINES, PRODUCTS, CARTS, CARTS_WITH_LINES),
    UPDATED_AT(
            Form.TIME,
            CUSTOMERS,
            TICKETS,
            TICKETS_WITH_LINES,
            RowKind.CATEGORIES,
            PRODUCTS,
            CUSTOMER_GROUPS,
            CONSENTS,
            CARTS,
            CARTS_WITH_LINES,
            STORES),
    FIRST_NAME(Form.TEXT, CUSTOMERS),
    LAST_NAME(Form.TEXT, CUSTOMERS),
    BIRTHDATE(Form.DATE, CUSTOMERS),
    GENDER(Form.GENDER, CUSTOMERS),
    EMAIL_CONSENT(Form.FLAG, CUSTOMERS),
    SMS_CONSENT(Form.FLAG, CUSTOMERS),
    /** Whether the address may not be written to any more. */
    OPTED_OUT(Form.FLAG, CONSENTS),
    DELETED(Form.FLAG, CUSTOMERS, PRODUCTS),
    LANGUAGE(Form.LANGUAGE, CUSTOMERS, PRODUCTS, CARTS, CARTS_WITH_LINES),
    SHOP_IDS(Form.IDS, CUSTOMERS),
    DEFAULT_SHOP(Form.ID, CUSTOMERS),
    GROUP_IDS(Form.IDS, CUSTOMERS),
    DEFAULT_GROUP(Form.ID, CUSTOMERS),
    PHONE(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES),
    ADDRESS(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES),
    POSTAL_CODE(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES),
    CITY(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES),
    REGION(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES),
    COUNTRY(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES),
    COUNTRY_CODE(Form.TEXT, CUSTOMERS, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES),

    TICKET(Form.ID, TICKETS, TICKET_LINES, TICKETS_WITH_LINES),
    /** Of a ticket: the cart that it was before. */
    CART(Form.ID, TICKETS, TICKETS_WITH_LINES, CARTS, CART_LINES, CARTS_WITH_LINES),
    /** Empty for an anonymous ticket. */
    CUSTOMER(Form.ID, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES, VISITS),
    CUSTOMER_EMAIL(Form.EMAIL, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES, VISITS),
    STATUS(Form.TEXT, TICKETS, TICKETS_WITH_LINES),
    PROMO_CODES(Form.IDS, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES),
    /** What the destination calls the store. */
    SHOP(Form.ID, TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES, STORES),

    LINE(Form.ID, TICKET_LINES, TICKETS_WITH_LINES, CART_LINES, CARTS_WITH_LINES),
    PRODUCT(
            Form.ID,
            TICKET_LINES,
            TICKETS_WITH_LINES,
            CART_LINES,
            CARTS_WITH_LINES,
            PRODUCTS,
            PRODUCT_PROMOTIONS,
            PRODUCT_CATEGORIES,
            VISITS),
    VARIANT(
            Form.ID,
            TICKET_LINES,
            TICKETS_WITH_LINES,
            CART_LINES,
            CARTS_WITH_LINES,
            PRODUCTS,
            PRODUCT_PROMOTIONS,
            PRODUCT_CATEGORIES,
            VISITS),
    PRODUCT_NAME(Form.TEXT, TICKET_LINES, TICKETS_WITH_LINES, CART_LINES, CARTS_WITH_LINES),
    MANUFACTURER(Form.ID, TICKET_LINES, TICKETS_WITH_LINES, CART_LINES, CARTS_WITH_LINES),
    MANUFACTURER_NAME(Form.TEXT, TICKET_LINES, TICKETS_WITH_LINES, CART_LINES, CARTS_WITH_LINES),
    /** Of a product: the stock, a whole number. */
    QUANTITY(Form.DECIMAL, TICKET_LINES, TICKETS_WITH_LINES, CART_LINES, CARTS_WITH_LINES, PRODUCTS),
    /** Of a header: the total. Of a line, or of a row that is both: the line's amount. */
    AMOUNT_NET(Form.DECIMAL, TICKETS, TICKET_LINES, TICKETS_WITH_LINES, CARTS, CART_LINES, CARTS_WITH_LINES),
    AMOUNT_GROSS(Form.DECIMAL, TICKETS, TICKET_LINES, TICKETS_WITH_LINES, CARTS, CART_LINES, CARTS_WITH_LINES),
    /** A share from 0 to 1 that is taken off the unit price; only with {@code line-amount: unit}. */
    DISCOUNT_RATE(Form.DECIMAL, TICKET_LINES, TICKETS_WITH_LINES, CART_LINES, CARTS_WITH_LINES),
    /** The tax within {@link #AMOUNT_GROSS}, for exports without a net amount: it stands in for {@link #AMOUNT_NET}. */
    TAX_AMOUNT(Form.DECIMAL, TICKET_LINES, TICKETS_WITH_LINES, CART_LINES, CARTS_WITH_LINES),

    SKU(Form.ID, PRODUCTS),
    /** The barcode: known to Serai alone, so that tickets can name a product by it. */
    EAN(Form.ID, PRODUCTS),
    /** Of a product: in one language, which {@link #LANGUAGE} tells, or nested by language. */
    NAME(Form.TEXT, RowKind.CATEGORIES, PRODUCTS, CUSTOMER_GROUPS, STORES),
    DESCRIPTION(Form.TEXT, PRODUCTS),
    PRICE_NET(Form.DECIMAL, PRODUCTS, PRODUCT_PROMOTIONS),
    PRICE_GROSS(Form.DECIMAL, PRODUCTS, PRODUCT_PROMOTIONS),
    IN_STOCK(Form.FLAG, PRODUCTS),
    RECOMMENDABLE(Form.FLAG, PRODUCTS),
    RECOMMENDABLE_OUT_OF_STOCK(Form.FLAG, PRODUCTS),
    DEFAULT_VARIANT(Form.FLAG, PRODUCTS),
    IMAGE_URL(Form.URL, PRODUCTS, CART_LINES, CARTS_WITH_LINES),
    RELATIVE_URL(Form.TEXT, PRODUCTS, CART_LINES, CARTS_WITH_LINES),
    ABSOLUTE_URL(Form.URL, PRODUCTS, CART_LINES, CARTS_WITH_LINES),
    CATEGORIES(Form.IDS, PRODUCTS),
    DEFAULT_CATEGORY(Form.ID, PRODUCTS),
    PROMOTION(Form.ID, PRODUCT_PROMOTIONS),
    STARTS_AT(Form.TIME, PRODUCT_PROMOTIONS),
    ENDS_AT(Form.TIME, PRODUCT_PROMOTIONS),

    CATEGORY(Form.ID, RowKind.CATEGORIES, PRODUCT_CATEGORIES, VISITS),
    PARENT(Form.ID, RowKind.CATEGORIES),
    GROUP(Form.ID, CUSTOMER_GROUPS),

    URL(Form.URL, VISITS),
    VISITED_AT(Form.TIME, VISITS);

    /** The default that stands for the file's own time, in {@link #CREATED_AT} and {@link #UPDATED_AT}. */
    public static final String FILE_TIME = "@file-time";

    /** How a cell of this field is written. */
    public enum Form {
        ID,
        /** Ids, separated by a comma, a semicolon or a pipe. */
        IDS,
        TEXT,
        /** An address of the web, with its scheme. */
        URL,
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
