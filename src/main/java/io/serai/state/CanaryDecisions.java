package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Feeds whose first items are out or were refused, and what operators decide about them. */
public final class CanaryDecisions {

    /** Documents that are counted at one canary; there may be a year of them. */
    public static final int DOCUMENTS_COUNTED_MAX = 10_000;

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    CanaryDecisions(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A canary that holds its feed.
     *
     * @param state waiting (nothing was sent), sent (no answer has settled it) or refused (the feed has stopped)
     * @param since when the state came to be
     * @param itemsMax how many items are sent ahead
     * @param items how many the last request carried; null when none did
     * @param request the number of that request; null when there was none
     * @param due documents that wait at it, at most {@value #DOCUMENTS_COUNTED_MAX}
     * @param reason why it was refused, with the destination's status; null unless it was
     * @param answer the beginning of what the destination answered; it may repeat customers' values; null when it said nothing
     * @param example one of the items that were refused; null unless it was
     */
    public record Waiting(
            long id,
            String account,
            String partner,
            String feed,
            String entity,
            String state,
            Instant since,
            int itemsMax,
            @Nullable Integer items,
            @Nullable Long request,
            long due,
            @Nullable Reason reason,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable DocumentKey example) {

        /** Whether nothing more of the feed is sent until somebody acts. */
        public boolean stopped() {
            return state.equals("refused");
        }

        /** Why it was refused, as the end of a sentence; empty unless it was. */
        public String why() {
            if (reason == null) {
                return "";
            }
            if (status == null) {
                return "none of them can be sent, such as one that " + reason.says();
            }
            return reason == Reason.NOT_PROCESSED
                    ? "the destination counted fewer than were sent"
                    : "the destination refused them";
        }

        private Waiting with(long documents) {
            return new Waiting(
                    id, account, partner, feed, entity, state, since, itemsMax, items, request, documents, reason,
                    status, answer, example);
        }

        /** The same with another answer, such as one without persons. */
        public Waiting answered(@Nullable String other) {
            return new Waiting(
                    id, account, partner, feed, entity, state, since, itemsMax, items, request, due, reason, status,
                    other, example);
        }

        /** {@code 12}, or {@code 10000 or more}. */
        public String dueText() {
            return due >= DOCUMENTS_COUNTED_MAX ? DOCUMENTS_COUNTED_MAX + " or more" : Long.toString(due);
        }
    }

    /**
     * Those that are not settled, oldest first. Answers may quote persons. One of an earlier declaration is left out once nothing waits at it.
     *
     * <p>Costs one look into an index for each, and at most {@value #DOCUMENTS_COUNTED_MAX} entries of it.
     */
    public List<Waiting> list() {
        List<Listed> found = jdbc.query(
                """
                select c.*, exists (select 1 from canary later where later.feed = c.feed and later.account = c.account
                                    and later.entity = c.entity and later.id > c.id) as superseded
                from canary c where %s order by id""".formatted(CanaryTable.HOLDS), (row, n) -> new Listed(waiting(row), row.getBoolean("superseded")));
        return found.stream()
                .map(listed -> new Listed(listed.canary().with(due(listed.canary())), listed.superseded()))
                .filter(listed -> !listed.superseded() || listed.canary().due() > 0)
                .map(Listed::canary)
                .toList();
    }

    private record Listed(Waiting canary, boolean superseded) {}

    /** The feeds that have stopped. */
    public List<Waiting> stopped() {
        return list().stream().filter(Waiting::stopped).toList();
    }

    /** The feed goes on after all, at once and without a canary, until it is declared differently. */
    public void release(long id, Operator operator) {
        settle(id, CanaryTable.HOLDS, "released", "canary-release", operator);
    }

    /** The first items are sent again: the destination was corrected, or the items were. */
    public void retry(long id, Operator operator) {
        settle(id, "state = 'refused'", "waiting", "canary-retry", operator);
    }

    private void settle(long id, String expected, String state, String act, Operator operator) {
        database.write(() -> {
            List<String> before = jdbc.queryForList(
                    "select 'feed ' || feed || ', account ' || account || ': ' || state from canary where id = ? and "
                            + expected,
                    String.class,
                    id);
            if (before.isEmpty()) {
                throw new Refusal("canary " + id + ": found none of this number that "
                        + (state.equals("waiting") ? "was refused" : "holds its feed") + "; see the list of canaries");
            }
            jdbc.update(
                    "update canary set state = ?, since = ? where id = ?", state, Database.micros(clock.instant()), id);
            audit.onFeed(operator, act, "canary " + id + " of " + before.get(0) + " -> " + state);
            return true;
        });
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        int items = row.getInt("items");
        Integer carried = row.wasNull() ? null : Integer.valueOf(items);
        long request = row.getLong("request");
        Long last = row.wasNull() ? null : Long.valueOf(request);
        int status = row.getInt("status");
        Integer answered = row.wasNull() ? null : Integer.valueOf(status);
        boolean refused = row.getString("state").equals("refused");
        String reason = row.getString("reason");
        return new Waiting(
                row.getLong("id"),
                row.getString("account"),
                row.getString("partner"),
                row.getString("feed"),
                row.getString("entity"),
                row.getString("state"),
                Database.time(row.getLong("since")),
                row.getInt("items_max"),
                carried,
                last,
                0,
                refused && reason != null ? Reason.valueOf(reason) : null,
                refused ? answered : null,
                refused ? row.getString("answer") : null,
                refused ? example(row) : null);
    }

    private static @Nullable DocumentKey example(ResultSet row) throws SQLException {
        String id = row.getString("example_id");
        return id == null
                ? null
                : new DocumentKey(
                        row.getString("partner"),
                        Entity.of(row.getString("entity")),
                        row.getString("example_store"),
                        id);
    }

    private long due(Waiting canary) {
        Long count = jdbc.queryForObject(
                """
                select count(*) from (select 1 from document
                    where account = ? and entity = ? and state = 'due' and canary = ? limit ?) waiting""", Long.class, canary.account(), canary.entity(), canary.id(), DOCUMENTS_COUNTED_MAX);
        return count == null ? 0 : count;
    }
}
