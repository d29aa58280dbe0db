package io.serai.feed;

import io.serai.feed.Policies.LineIds;
import io.serai.feed.Policies.OrderAmount;
import io.serai.feed.Policies.TicketIds;
import java.util.EnumSet;
import java.util.Set;

/** The fields that every row of a feed must fill, by a cell or by a default: seed 000's, plus what the destination requires. */
public final class RequiredFields {

    private RequiredFields() {}

    /** In the declared order of {@link Field}. A customer or a product that is deleted needs only its id. */
    public static Set<Field> of(Feed feed) {
        if (feed.deletesOnly()) {
            return EnumSet.of(feed.rows() == RowKind.PRODUCTS ? Field.PRODUCT : Field.CUSTOMER_ID);
        }
        return switch (feed.rows()) {
            case CATEGORIES -> EnumSet.of(Field.CATEGORY, Field.NAME);
            case PRODUCTS -> product(feed);
            case PRODUCT_PROMOTIONS -> promotion(feed);
            case PRODUCT_CATEGORIES -> EnumSet.of(Field.PRODUCT, Field.CATEGORY);
            case CUSTOMER_GROUPS -> EnumSet.of(Field.GROUP, Field.NAME);
            case CUSTOMERS -> EnumSet.of(Field.CUSTOMER_ID, Field.CREATED_AT, Field.LANGUAGE, Field.GROUP_IDS);
            case CONSENTS -> EnumSet.of(Field.EMAIL, Field.OPTED_OUT);
            case TICKETS, TICKET_LINES, TICKETS_WITH_LINES -> withLines(feed, Field.TICKET, Field.STATUS);
            case CARTS, CART_LINES, CARTS_WITH_LINES -> withLines(feed, Field.CART, Field.LANGUAGE);
            case VISITS -> EnumSet.of(Field.CUSTOMER_EMAIL, Field.URL, Field.VISITED_AT);
            case STORES -> EnumSet.of(Field.STORE, Field.NAME);
            case FILE -> EnumSet.noneOf(Field.class);
        };
    }

    private static Set<Field> product(Feed feed) {
        Set<Field> fields = EnumSet.of(
                Field.PRODUCT,
                Field.CREATED_AT,
                Field.PRICE_NET,
                Field.PRICE_GROSS,
                Field.QUANTITY,
                Field.IN_STOCK,
                Field.RELATIVE_URL,
                Field.ABSOLUTE_URL);
        if (feed.translations().keySet().stream().noneMatch(name -> name.startsWith(Field.NAME.word() + "."))) {
            fields.add(Field.NAME);
        }
        // a text in a column of its own is of no use as long as nobody says its language
        if (fields.contains(Field.NAME) || says(feed, Field.NAME) || says(feed, Field.DESCRIPTION)) {
            fields.add(Field.LANGUAGE);
        }
        return fields;
    }

    private static Set<Field> promotion(Feed feed) {
        Set<Field> fields = EnumSet.of(Field.PRODUCT, Field.PRICE_NET, Field.PRICE_GROSS);
        if (feed.policies().lineIds() == LineIds.COLUMN) {
            fields.add(Field.PROMOTION);
        }
        return fields;
    }

    /** @param needed what the header has to say besides its times */
    private static Set<Field> withLines(Feed feed, Field id, Field needed) {
        Set<Field> fields = EnumSet.of(id);
        if (feed.policies().ticketIds() == TicketIds.PER_STORE) {
            fields.add(Field.STORE);
        }
        if (feed.rows().setsHeader()) {
            fields.add(needed);
            addHeader(feed, fields);
        }
        if (feed.rows().setsLine()) {
            addLine(feed, fields);
        }
        return fields;
    }

    /**
     * The fields whose column a header must have unless they have a default: the required ones, and the mapped ones whose silent
     * absence would change what rows mean, which are stores, consents, times and amounts.
     */
    public static Set<Field> inHeader(Feed feed) {
        Set<Field> needed = EnumSet.copyOf(of(feed));
        for (Field field : Field.of(feed.rows())) {
            boolean telling = field == Field.STORE
                    || field.form() == Field.Form.FLAG
                    || field.form() == Field.Form.TIME
                    || field.form() == Field.Form.DECIMAL;
            if (telling && feed.columns().containsKey(field.word())) {
                needed.add(field);
            }
        }
        return needed;
    }

    private static boolean says(Feed feed, Field field) {
        return feed.columns().containsKey(field.word()) || feed.defaults().containsKey(field.word());
    }

    private static void addHeader(Feed feed, Set<Field> fields) {
        fields.add(Field.CREATED_AT);
        if (feed.policies().orderAmount() == OrderAmount.HEADER) {
            fields.add(Field.AMOUNT_NET);
            fields.add(Field.AMOUNT_GROSS);
        }
    }

    private static void addLine(Feed feed, Set<Field> fields) {
        fields.addAll(EnumSet.of(Field.PRODUCT, Field.QUANTITY, Field.AMOUNT_GROSS));
        fields.add(says(feed, Field.TAX_AMOUNT) ? Field.TAX_AMOUNT : Field.AMOUNT_NET);
        if (feed.policies().lineIds() == LineIds.COLUMN) {
            fields.add(Field.LINE);
        }
    }
}
