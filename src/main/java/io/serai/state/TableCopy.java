package io.serai.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Passes over all rows of a table, a bounded part of them in memory. */
final class TableCopy {

    private static final int ROWS_PER_FETCH = 100;
    private static final int ROWS_PER_BATCH_MAX = 1000;
    private static final int CHARS_PER_BATCH_MAX = 4 << 20;

    private TableCopy() {}

    /** Copies and sums what was read, in one pass. */
    static TableSum copy(StoreTable table, Connection from, Connection to) throws SQLException {
        TableSum sum = new TableSum();
        try (PreparedStatement insert = to.prepareStatement(table.insert())) {
            Batch batch = new Batch(insert);
            each(table, from, row -> {
                sum.add(row);
                batch.add(row);
            });
            batch.write();
        }
        return sum;
    }

    static TableSum sum(StoreTable table, Connection connection) throws SQLException {
        TableSum sum = new TableSum();
        each(table, connection, sum::add);
        return sum;
    }

    private interface EachRow {
        void take(@Nullable Object[] row) throws SQLException;
    }

    private static void each(StoreTable table, Connection connection, EachRow each) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(table.select())) {
            select.setFetchSize(ROWS_PER_FETCH);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    @Nullable Object[] row = new Object[table.columns().size()];
                    for (int n = 0; n < row.length; n++) {
                        row[n] = value(table, n, rows.getObject(n + 1));
                    }
                    each.take(row);
                }
            }
        }
    }

    private static @Nullable Object value(StoreTable table, int column, @Nullable Object found) {
        if (found instanceof Integer || found instanceof Long) {
            return ((Number) found).longValue();
        }
        if (found == null || found instanceof String) {
            return Database.storable((String) found);
        }
        throw new IllegalStateException("column " + table.columns().get(column) + " of " + table.name() + " holds a "
                + found.getClass().getSimpleName() + "; expected a whole number or text");
    }

    /** Rows on their way into a table: bounded by their number and, since a document may be long, by their text. */
    private static final class Batch {
        private final PreparedStatement insert;
        private int rows;
        private long chars;

        Batch(PreparedStatement insert) {
            this.insert = insert;
        }

        void add(@Nullable Object[] row) throws SQLException {
            for (int n = 0; n < row.length; n++) {
                if (row[n] instanceof Long number) {
                    insert.setLong(n + 1, number);
                } else if (row[n] instanceof String text) {
                    insert.setString(n + 1, text);
                    chars += text.length();
                } else {
                    insert.setNull(n + 1, Types.NULL);
                }
            }
            insert.addBatch();
            rows++;
            if (rows >= ROWS_PER_BATCH_MAX || chars >= CHARS_PER_BATCH_MAX) {
                write();
            }
        }

        void write() throws SQLException {
            if (rows > 0) {
                insert.executeBatch();
            }
            rows = 0;
            chars = 0;
        }
    }
}
