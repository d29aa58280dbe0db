package io.serai.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store's connection: statements, write transactions, and how times are kept.
 *
 * @param line where writers of SQLite wait in the order in which they came. SQLite lets one write at a time and keeps no order:
 *     who asks more often gets more turns, and a drop of many small files would hold up the others. One for all writers of a store
 */
record Database(JdbcTemplate jdbc, TransactionTemplate transactions, Dialect dialect, ReentrantLock line) {
    private static final Duration WAIT_MAX = Duration.ofMinutes(1);

    static Database on(DataSource source) {
        Dialect dialect = Dialect.of(source);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        if (dialect == Dialect.POSTGRESQL) {
            transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        }
        return new Database(new JdbcTemplate(source), transactions, dialect, new ReentrantLock(true));
    }

    /** Writes while nobody else writes anything. */
    <T> T write(Supplier<T> work) {
        return write(Turns::alone, work);
    }

    /** Writes while nobody else opens, closes or keeps drops of this partner. */
    <T> T writeOf(String partner, Supplier<T> work) {
        return write(turns -> turns.ofPartner(partner), work);
    }

    /** Writes documents one by one, in the order of their keys, each by a condition on its revision. */
    <T> T writeItems(Supplier<T> work) {
        return write(Turns::ofItems, work);
    }

    private <T> T write(Consumer<Turns> turn, Supplier<T> work) {
        Supplier<@Nullable T> transaction = () -> transactions.execute(status -> {
            turn.accept(new Turns(jdbc, dialect));
            return work.get();
        });
        T result = dialect == Dialect.SQLITE ? inLine(transaction) : transaction.get();
        if (result == null) {
            throw new IllegalStateException("a transaction gave nothing back");
        }
        return result;
    }

    private <T> @Nullable T inLine(Supplier<@Nullable T> transaction) {
        try {
            if (!line.tryLock(WAIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
                throw new CannotAcquireLockException("other writers held the store for " + WAIT_MAX.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("interrupted while other writers held the store", e);
        }
        try {
            return transaction.get();
        } finally {
            line.unlock();
        }
    }

    /** The next number of a counter; inside a write transaction. */
    long next(String counter) {
        Long value = jdbc.queryForObject(
                "update counter set value = value + 1 where name = ? returning value", Long.class, counter);
        if (value == null) {
            throw new IllegalStateException("counter " + counter + " is missing");
        }
        return value;
    }

    /** Text from outside as any store can hold it: PostgreSQL has no NUL, so it is shown as its symbol. */
    static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\u2400');
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static @Nullable Long microsOrNull(@Nullable Instant time) {
        return time == null ? null : micros(time);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
