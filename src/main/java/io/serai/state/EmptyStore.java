package io.serai.state;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Makes the tables of this program's version in a database that has none of them. */
public final class EmptyStore {

    private EmptyStore() {}

    /** Does nothing when they are there. */
    public static void make(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .placeholders(Dialect.of(database).placeholders())
                .load()
                .migrate();
    }
}
