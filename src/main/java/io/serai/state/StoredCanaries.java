package io.serai.state;

import io.serai.model.Entity;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The canaries over their table and the documents'. */
final class StoredCanaries implements Canaries {

    private static final String AT_GATE = "account = ? and entity = ? and state = 'due' and canary = ? and lane = ?";

    private static final String UNSETTLED = " where id = ? and state in ('waiting', 'sent') returning feed";

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Outbox outbox;

    StoredCanaries(Database database, Outbox outbox) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.outbox = outbox;
    }

    /** Steps from one canary that somebody waits at to the next: so many looks into an index. */
    @Override
    public List<Gate> at(String account, Entity entity) {
        List<Gate> gates = new ArrayList<>();
        List<Long> next = nextGate(account, entity, 0);
        while (!next.isEmpty()) {
            gates.add(gate(next.get(0)));
            next = nextGate(account, entity, next.get(0));
        }
        return gates;
    }

    private List<Long> nextGate(String account, Entity entity, long after) {
        return jdbc.queryForList(
                "select canary from document where account = ? and entity = ? and state = 'due' and canary > ?"
                        + " order by canary limit 1",
                Long.class,
                account,
                entity.word(),
                after);
    }

    /** One that is not in the book holds nobody. */
    private Gate gate(long id) {
        return jdbc
                .query(
                        "select id, feed, items_max, state from canary where id = ?",
                        (row, n) -> new Gate(row.getLong(1), row.getString(2), row.getInt(3), row.getString(4)),
                        id)
                .stream()
                .findFirst()
                .orElseGet(() -> new Gate(id, "", 1, "released"));
    }

    @Override
    public int letGo(Gate gate, String account, Entity entity, int documentsMax) {
        return database.writeItems(() -> {
            GateStep step = new GateStep(database, new CanaryTable(database).holding(account, entity));
            int daily = step.letGo(AT_GATE, new Object[] {account, entity.word(), gate.id(), 0}, documentsMax);
            return daily > 0
                    ? daily
                    : step.letGo(AT_GATE, new Object[] {account, entity.word(), gate.id(), 1}, documentsMax);
        });
    }

    @Override
    public void sent(long canary, long request, int items, Instant at) {
        database.writeItems(() -> jdbc.update(
                "update canary set state = 'sent', since = case state when 'sent' then since else ? end, request = ?,"
                        + " items = ? where id = ? and state in ('waiting', 'sent')",
                Database.micros(at),
                request,
                items,
                canary));
    }

    @Override
    public @Nullable String passed(long canary, List<Answered> items, Answer answer, Instant at) {
        return settled(database.writeItems(() -> {
            List<String> feed = jdbc.queryForList(
                    "update canary set state = 'passed', since = ?" + UNSETTLED,
                    String.class,
                    Database.micros(at),
                    canary);
            outbox.delivered(items, answer, at);
            return feed;
        }));
    }

    private static @Nullable String settled(List<String> feed) {
        return feed.isEmpty() ? null : feed.get(0);
    }

    @Override
    public @Nullable String refused(long canary, Stop why, Instant at) {
        return settled(database.writeItems(() -> jdbc.queryForList(
                """
                update canary set state = 'refused', since = ?, reason = ?, status = ?, answer = ?,
                    example_store = ?, example_id = ?""" + UNSETTLED,
                String.class,
                Database.micros(at),
                why.reason().name(),
                why.status(),
                Database.storable(why.answer()),
                why.example().store(),
                why.example().id(),
                canary)));
    }
}
