package io.serai.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store's connection: statements, write transactions, and how times are kept. */
record Database(JdbcTemplate jdbc, TransactionTemplate transactions) {

    static Database on(DataSource source) {
        return new Database(new JdbcTemplate(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    <T> T write(Supplier<T> work) {
        T result = transactions.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction gave nothing back");
        }
        return result;
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
