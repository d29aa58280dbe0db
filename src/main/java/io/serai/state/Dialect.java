package io.serai.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** The databases that can hold the store. What differs between them is here; all else is the same SQL. */
enum Dialect {
    /** One writer at a time: its transactions begin with the write lock. */
    SQLITE("SQLite", "without rowid", "text"),
    /** Many writers: locks make them take turns where they meet, see {@link Turns}. */
    POSTGRESQL("PostgreSQL", "", "text collate \"C\"");

    private final String product;
    private final String clustered;
    private final String text;

    Dialect(String product, String clustered, String text) {
        this.product = product;
        this.clustered = clustered;
        this.text = text;
    }

    /** @throws IllegalStateException when the database does not answer or is of another kind */
    static Dialect of(DataSource source) {
        try (Connection connection = source.getConnection()) {
            String found = connection.getMetaData().getDatabaseProductName();
            for (Dialect dialect : values()) {
                if (dialect.product.equals(found)) {
                    return dialect;
                }
            }
            throw new IllegalStateException("spring.datasource.url names a " + found
                    + " database; the store can be kept in SQLite or PostgreSQL: use jdbc:sqlite: or jdbc:postgresql:");
        } catch (SQLException e) {
            throw new IllegalStateException("asking the store's database for its kind", e);
        }
    }

    /** What the shared migrations leave to the database. */
    Map<String, String> placeholders() {
        return Map.of("clustered", clustered, "text", text);
    }

    /** Ends a select of rows that its transaction is going to write: in this order, and nobody else writes them meanwhile. */
    String locked(String order) {
        return this == POSTGRESQL ? " order by " + order + " for update" : "";
    }
}
