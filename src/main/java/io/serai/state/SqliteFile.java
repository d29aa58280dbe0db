package io.serai.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The embedded store: one file, readers beside one writer, every commit on the disk before it returns. */
final class SqliteFile {

    private static final int CONNECTIONS_MAX = 6;
    private static final int BUSY_TIMEOUT_MS = 60_000;

    private SqliteFile() {}

    static HikariDataSource open(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.enforceForeignKeys(true);
        // read, merge and write are one serial step: the write lock is taken before the read
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        SQLiteDataSource file = new SQLiteDataSource(config);
        file.setUrl(url);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("store");
        pool.setDataSource(file);
        pool.setMaximumPoolSize(CONNECTIONS_MAX);
        return new HikariDataSource(pool);
    }

    /** For looking only: never takes the write lock, and sees one moment for as long as its transaction lasts. */
    static SQLiteDataSource reader(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setTransactionMode(TransactionMode.DEFERRED);
        SQLiteDataSource file = new SQLiteDataSource(config);
        file.setUrl(url);
        return file;
    }

    static HikariDataSource in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("creating the data folder " + folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalStateException(
                    "opening the store: the data folder " + folder.toAbsolutePath()
                            + " cannot be written; expected a folder that the user " + System.getProperty("user.name")
                            + " may write, on a disk that is not read-only; correct it, or set serai.data-dir, and start again");
        }
        return open("jdbc:sqlite:" + folder.resolve("serai.db"));
    }
}
