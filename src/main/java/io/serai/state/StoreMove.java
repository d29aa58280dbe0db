package io.serai.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * Copies the whole store into an empty database of either kind, and proves it: what was read here and what is read back there
 * is counted and summed, and the copy is kept only when all is equal. Nothing here is changed. The hub must not run meanwhile.
 */
public final class StoreMove {

    private final DataSource here;

    StoreMove(DataSource here) {
        this.here = here;
    }

    /**
     * Copies and compares, in one transaction there.
     *
     * @param url JDBC URL of the new store
     * @param user null when the database needs none
     * @param password null when the database needs none
     * @throws CannotMove when that database does not answer, or is not empty
     */
    public Moved to(String url, @Nullable String user, @Nullable String password) {
        try (HikariDataSource there = open(url, user, password);
                Connection from = here.getConnection()) {
            begin(from, here);
            List<StoreTable> tables = StoreTable.all(from);
            checkEmpty(there, tables);
            migrate(there);
            try (Connection to = there.getConnection()) {
                to.setAutoCommit(false);
                Moved moved = copy(tables, from, to);
                if (moved.equal()) {
                    to.commit();
                } else {
                    to.rollback();
                }
                return moved;
            } finally {
                from.rollback();
            }
        } catch (SQLException e) {
            throw new CannotMove(
                    "moving the store to " + shown(url) + ": " + e.getMessage() + "; nothing was kept there");
        }
    }

    /** The URL without its parameters, which may hold a password. */
    public static String shown(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static HikariDataSource open(String url, @Nullable String user, @Nullable String password) {
        if (url.startsWith("jdbc:sqlite:")) {
            return SqliteFile.open(url);
        }
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("new-store");
        pool.setMinimumIdle(1);
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        try {
            return new HikariDataSource(pool);
        } catch (RuntimeException e) {
            throw new CannotMove("no database at " + shown(url) + ": "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    /** One view of everything, to the end: on SQLite nobody else can write then, on PostgreSQL nobody else is seen. */
    private static void begin(Connection from, DataSource here) throws SQLException {
        if (Dialect.of(here) == Dialect.POSTGRESQL) {
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        from.setAutoCommit(false);
    }

    private static void checkEmpty(DataSource there, List<StoreTable> tables) throws SQLException {
        try (Connection to = there.getConnection();
                Statement statement = to.createStatement()) {
            List<String> present =
                    StoreTable.all(to).stream().map(StoreTable::name).toList();
            for (StoreTable table : tables) {
                if (present.contains(table.name())
                        && statement.executeQuery(table.used()).next()) {
                    throw new CannotMove("the store to move to is in use: table " + table.name()
                            + " has rows; expected an empty database: create another one");
                }
            }
        }
    }

    private static void migrate(DataSource there) {
        try {
            EmptyStore.make(there);
        } catch (FlywayException e) {
            throw new CannotMove("the store to move to cannot be prepared: " + e.getMessage());
        }
    }

    private static Moved copy(List<StoreTable> tables, Connection from, Connection to) throws SQLException {
        try (Statement statement = to.createStatement()) {
            for (int n = tables.size() - 1; n >= 0; n--) {
                statement.executeUpdate(tables.get(n).clear());
            }
        }
        List<Moved.Table> sums = new ArrayList<>();
        for (StoreTable table : tables) {
            TableSum read = TableCopy.copy(table, from, to);
            TableSum written = TableCopy.sum(table, to);
            sums.add(new Moved.Table(table.name(), read.rows(), written.rows(), read.checksum(), written.checksum()));
        }
        return new Moved(sums, DropSums.of(from), DropSums.of(to));
    }
}
