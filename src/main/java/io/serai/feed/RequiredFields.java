package io.serai.feed;

import io.serai.feed.Feed.LineIds;
import io.serai.feed.Feed.OrderAmount;
import io.serai.feed.Feed.RowKind;
import io.serai.feed.Feed.TicketIds;
import java.util.EnumSet;
import java.util.Set;

/** The fields that every row of a feed must fill, by a cell or by a default: seed 000's, plus what the destination requires. */
public final class RequiredFields {

    private RequiredFields() {}

    /** In the declared order of {@link Field}. A customer that is deleted needs only its id. */
    public static Set<Field> of(Feed feed) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        if (feed.rows() == RowKind.FILE) {
            return fields;
        }
        if (feed.rows() == RowKind.CUSTOMERS) {
            fields.addAll(EnumSet.of(Field.CUSTOMER_ID, Field.CREATED_AT, Field.LANGUAGE, Field.GROUP_IDS));
            return fields;
        }
        fields.add(Field.TICKET);
        if (feed.policies().ticketIds() == TicketIds.PER_STORE) {
            fields.add(Field.STORE);
        }
        if (feed.rows() != RowKind.TICKET_LINES) {
            addHeader(feed, fields);
        }
        if (feed.rows() != RowKind.TICKETS) {
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

    private static void addHeader(Feed feed, Set<Field> fields) {
        fields.add(Field.CREATED_AT);
        fields.add(Field.STATUS);
        if (feed.policies().orderAmount() == OrderAmount.HEADER) {
            fields.add(Field.AMOUNT_NET);
            fields.add(Field.AMOUNT_GROSS);
        }
    }

    private static void addLine(Feed feed, Set<Field> fields) {
        fields.addAll(EnumSet.of(Field.PRODUCT, Field.QUANTITY, Field.AMOUNT_GROSS));
        boolean tax = feed.columns().containsKey(Field.TAX_AMOUNT.word())
                || feed.defaults().containsKey(Field.TAX_AMOUNT.word());
        fields.add(tax ? Field.TAX_AMOUNT : Field.AMOUNT_NET);
        if (feed.policies().lineIds() == LineIds.COLUMN) {
            fields.add(Field.LINE);
        }
    }
}
