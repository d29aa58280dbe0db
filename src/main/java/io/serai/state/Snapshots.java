package io.serai.state;

import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteDataSource;

/** Reads of the store as it is at one moment, however long they take; a hub may go on beside them. */
public final class Snapshots {

    private final DataSource source;
    private final Enrichments enrichments;

    Snapshots(DataSource source, Enrichments enrichments) {
        this.source = source;
        this.enrichments = enrichments;
    }

    /** Gives the work a view that does not change while it looks. */
    public <T> T read(Function<StoreView, T> work) {
        DataSource reader = reader();
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(reader));
        if (reader == source) {
            transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            transaction.setReadOnly(true);
        }
        T result = transaction.execute(status -> work.apply(new StoreView(Database.on(reader), enrichments)));
        if (result == null) {
            throw new IllegalStateException("reading the store gave nothing back");
        }
        return result;
    }

    /** Of SQLite, a connection of its own: the pool's would take the write lock. */
    private DataSource reader() {
        try {
            return source.isWrapperFor(SQLiteDataSource.class)
                    ? SqliteFile.reader(source.unwrap(SQLiteDataSource.class).getUrl())
                    : source;
        } catch (SQLException e) {
            throw new IllegalStateException("asking the store's database for its kind", e);
        }
    }
}
