package io.serai.state;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How writers on PostgreSQL take turns, so that every transaction ends as it would on SQLite, where there is one writer.
 *
 * <p>Transactions are {@code READ COMMITTED}: every statement sees what was committed before it began, so what follows a lock
 * sees all that its former holder wrote. Three kinds of turns, by advisory locks that end with the transaction:
 *
 * <ul>
 *   <li>{@link #alone}: no other write transaction anywhere in the store. Always right, and what a write takes unless it says more.
 *   <li>{@link #ofPartner}: none of the same partner. Keeping rows reads the file times, partitions and documents of
 *       one partner, and opening or closing a drop changes them.
 *   <li>{@link #ofItems}: answers to items. They change documents one by one, each by a condition on its revision, beside
 *       the partner that may be keeping rows: the locks of the rows order the two. A keeper locks the rows that it reads.
 * </ul>
 *
 * <p>All lock rows of documents in the order of their keys, so no two wait for each other.
 */
record Turns(JdbcTemplate jdbc, Dialect dialect) {

    /** The number of the lock that all writers share and that {@link #alone} takes for itself: "serai" in ASCII. */
    private static final long STORE = 0x7365726169L;

    void alone() {
        take("select pg_advisory_xact_lock(?)", STORE);
    }

    void ofPartner(String partner) {
        ofItems();
        // two partners with one hash take turns, which is slower and no harm
        take("select pg_advisory_xact_lock(hashtextextended(?, " + STORE + "))", partner);
    }

    void ofItems() {
        take("select pg_advisory_xact_lock_shared(?)", STORE);
    }

    private void take(String lock, Object key) {
        if (dialect == Dialect.POSTGRESQL) {
            jdbc.query(lock, row -> {}, key);
        }
    }
}
