package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.Entity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The canaries' rows. Each method runs inside a transaction of its caller. */
record CanaryTable(Database database) {

    /** States in which it holds the documents that wait at it. */
    static final String HOLDS = "state in ('waiting', 'sent', 'refused')";

    /** A canary, as keeping rows needs to know it. */
    record Known(long id, String feed, String declaration, String state) {

        boolean holds() {
            return state.equals("waiting") || state.equals("sent") || state.equals("refused");
        }
    }

    /** The canary of the feed as it is declared now; made when there is none. */
    long of(Feed feed, Instant now) {
        Long known = find(feed);
        if (known != null) {
            return known;
        }
        database.jdbc()
                .update(
                        """
                        insert into canary (id, account, partner, feed, declaration, entity, state, items_max, since)
                        values (?, ?, ?, ?, ?, ?, 'waiting', ?, ?)
                        on conflict (feed, account, entity, declaration) do nothing""",
                        database.next("canary"),
                        feed.account(),
                        feed.partner(),
                        feed.name(),
                        feed.fingerprint(),
                        entity(feed).word(),
                        feed.policies().canaryItems(),
                        Database.micros(now));
        Long made = find(feed);
        if (made == null) {
            throw new IllegalStateException("the canary of feed " + feed.name() + " was not kept");
        }
        return made;
    }

    private @Nullable Long find(Feed feed) {
        List<Long> found = database.jdbc()
                .queryForList(
                        "select id from canary where feed = ? and account = ? and entity = ? and declaration = ?",
                        Long.class,
                        feed.name(),
                        feed.account(),
                        entity(feed).word(),
                        feed.fingerprint());
        return found.isEmpty() ? null : found.get(0);
    }

    private static Entity entity(Feed feed) {
        return feed.rows().entity();
    }

    /** Those of the feed, under any declaration and account, and those of its account. */
    List<Known> concerning(Feed feed) {
        return database.jdbc()
                .query(
                        "select id, feed, declaration, state from canary where account = ? or feed = ? order by id",
                        (row, n) -> new Known(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                        feed.account(),
                        feed.name());
    }

    /** Those that hold documents of this account and entity. */
    List<Known> holding(String account, Entity entity) {
        return database.jdbc()
                .query(
                        "select id, feed, declaration, state from canary where account = ? and entity = ? and " + HOLDS
                                + " order by id",
                        (row, n) -> new Known(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                        account,
                        entity.word());
    }
}
