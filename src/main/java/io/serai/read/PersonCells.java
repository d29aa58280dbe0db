package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.RowKind;
import io.serai.model.Person;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which cells of a file's rows say who a row is about. */
public final class PersonCells {

    private static final int NONE = -1;

    private final boolean ofCustomers;
    private final int id;
    private final int email;
    private final BitSet personal;

    private PersonCells(Feed feed, Header header) {
        this.ofCustomers = feed.rows() == RowKind.CUSTOMERS;
        this.id = place(feed, header, ofCustomers ? Field.CUSTOMER_ID : Field.CUSTOMER);
        this.email = place(feed, header, feed.rows() == RowKind.CONSENTS ? Field.EMAIL : Field.CUSTOMER_EMAIL);
        this.personal = personal(feed, header);
    }

    private static int place(Feed feed, Header header, Field field) {
        return field.isOf(feed.rows()) ? header.indexOf(field) : NONE;
    }

    /**
     * The cells of a file with these columns.
     *
     * @param columns the file's column names, as it has them
     */
    public static PersonCells of(Feed feed, List<String> columns) {
        return new PersonCells(feed, Header.named(columns, feed));
    }

    /** Whether a row's cells name this person, whatever else is wrong with them. */
    public boolean name(Person person, List<String> cells) {
        String found = cell(cells, id);
        return ofCustomers ? person.id().equals(found) : person.bought(found, cell(cells, email));
    }

    /** The cells of a ticket's row that are not about the ticket: who bought it, and columns that nobody declared. */
    BitSet ofTheBuyer() {
        return personal;
    }

    private static @Nullable String cell(List<String> cells, int index) {
        return index >= 0 && index < cells.size() ? cells.get(index).strip() : null;
    }

    private static BitSet personal(Feed feed, Header header) {
        BitSet cells = new BitSet();
        cells.set(0, header.names().size());
        for (Field field : Field.of(feed.rows())) {
            int index = header.indexOf(field);
            if (index >= 0 && !field.isPersonal() && field != Field.CUSTOMER) {
                cells.clear(index);
            }
        }
        return cells;
    }
}
