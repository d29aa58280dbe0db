package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox over the document table. */
final class StoredOutbox implements Outbox {

    private static final String KEY = DocumentTable.KEY;

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Enrichments enrichments;

    StoredOutbox(Database database, Enrichments enrichments) {
        this.database = database;
        this.enrichments = enrichments;
        this.jdbc = database.jdbc();
    }

    @Override
    public boolean isDue(Queue queue) {
        QueueRange range = QueueRange.of(queue, null);
        return !jdbc.queryForList(
                        "select 1 from document where " + range.condition() + " limit 1",
                        range.arguments().toArray())
                .isEmpty();
    }

    @Override
    public List<Due> due(Queue queue, @Nullable Due after, int limit, int linesMax) {
        return new DuePage(jdbc, enrichments, queue, linesMax).read(after, limit);
    }

    @Override
    public long sending(Sending request) {
        List<Answered> held = inKeyOrder(request.items()).filter(Answered::held).toList();
        return database.writeItems(() -> {
            jdbc.batchUpdate(
                    "update document set delivered_hash = null where " + KEY + " and delivered_hash is not null",
                    held.stream()
                            .map(item -> with(item.key(), List.of(), List.of()))
                            .toList());
            return new RequestTable(database).add(request);
        });
    }

    @Override
    public void delivered(List<Answered> items, @Nullable Answer answer, Instant at) {
        Long request = answer == null ? null : Long.valueOf(answer.request());
        database.writeItems(() -> {
            if (answer != null) {
                new RequestTable(database).answered(answer);
            }
            jdbc.batchUpdate(
                    DeliveredMarks.UPDATE, new DeliveredMarks(inKeyOrder(items).toList(), request, at));
            forgetFinishedGroups();
            return true;
        });
    }

    /** As {@link Turns} asks of whoever writes documents. */
    private static Stream<Answered> inKeyOrder(List<Answered> items) {
        return items.stream().sorted(Comparator.comparing(Answered::key));
    }

    private static Object[] with(
            DocumentKey key, List<? extends @Nullable Object> before, List<? extends @Nullable Object> after) {
        List<@Nullable Object> row = new ArrayList<>(before);
        row.addAll(List.of(key.placement(), key.partner(), key.entity().word(), key.store(), key.id()));
        row.addAll(after);
        return row.toArray();
    }

    @Override
    public void refused(List<Answered> items, Reason reason, @Nullable Answer answer, Instant at) {
        database.writeItems(() -> {
            for (Answered item : inKeyOrder(items).toList()) {
                int current = jdbc.update(
                        "update document set state = 'refused', suspect_group = 0, refused_reason = ? where " + KEY
                                + " and revision = ?",
                        with(item.key(), List.of(reason.name()), List.of(item.revision())));
                if (current == 1) {
                    deadLetter(item, reason, answer, at);
                }
            }
            forgetFinishedGroups();
            return true;
        });
    }

    private void deadLetter(Answered item, Reason reason, @Nullable Answer answer, Instant at) {
        DocumentKey key = item.key();
        jdbc.update(
                """
                insert into dead_letter (placement, partner, entity, store, id, revision, account, number,
                                         reason, status, answer, request, at)
                select placement, partner, entity, store, id, revision, account, ?, ?, ?, ?, ?, ? from document where %s
                on conflict (placement, partner, entity, store, id, revision) do update set
                    reason = excluded.reason, status = excluded.status, answer = excluded.answer,
                    request = excluded.request, at = excluded.at, discarded_at = null""".formatted(KEY),
                database.next("letter"),
                reason.name(),
                answer == null ? null : answer.status(),
                answer == null ? null : Database.storable(answer.text()),
                answer == null ? null : Long.valueOf(answer.request()),
                Database.micros(at),
                key.placement(),
                key.partner(),
                key.entity().word(),
                key.store(),
                key.id());
    }

    @Override
    public void suspect(List<List<Answered>> groups, int requestsMax) {
        database.writeItems(() -> {
            List<Answered> all = groups.stream().flatMap(List::stream).toList();
            List<Long> families = families(all);
            long family = families.isEmpty() ? database.next("suspect") : families.get(0);
            Integer left = families.isEmpty()
                    ? Integer.valueOf(requestsMax)
                    : jdbc.queryForObject(
                            "select min(requests_left) from suspect_group where family = ?", Integer.class, family);
            int most = Math.min(requestsMax, left == null ? requestsMax : left);
            jdbc.update("update suspect_group set requests_left = ? where family = ?", most, family);
            Map<DocumentKey, Long> groupOf = new HashMap<>();
            for (List<Answered> group : groups) {
                long id = database.next("suspect");
                jdbc.update("insert into suspect_group (id, family, requests_left) values (?, ?, ?)", id, family, most);
                group.forEach(item -> groupOf.put(item.key(), id));
            }
            jdbc.batchUpdate(
                    "update document set suspect_group = ? where " + KEY + " and revision = ? and state = 'due'",
                    inKeyOrder(all)
                            .map(item -> with(
                                    item.key(),
                                    List.of(Objects.requireNonNull(groupOf.get(item.key()))),
                                    List.of(item.revision())))
                            .toList());
            forgetFinishedGroups();
            return true;
        });
    }

    /** Groups that no document belongs to any more; a partial index makes this cheap. */
    private void forgetFinishedGroups() {
        jdbc.update("delete from suspect_group where id not in"
                + " (select suspect_group from document where suspect_group > 0)");
    }

    /** The family that these items belong to; empty when they were not suspects yet. */
    private List<Long> families(List<Answered> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        // a request never mixes groups: its first item speaks for all
        return jdbc.queryForList(
                "select family from suspect_group where id = (select suspect_group from document where " + KEY + ")",
                Long.class,
                with(items.get(0).key(), List.of(), List.of()));
    }

    @Override
    public Set<DocumentKey> carried(String account, Entity entity, List<DocumentKey> documents) {
        TreeMap<Long, DocumentKey> wanted = new TreeMap<>();
        documents.forEach(key -> wanted.put(key.placement(), key));
        Set<DocumentKey> found = new HashSet<>();
        if (!wanted.isEmpty()) {
            List<Object> range = List.of(account, entity.word(), wanted.lastKey(), wanted.firstKey());
            jdbc.query(
                    """
                    select contents from request
                    where account = ? and entity = ? and first_placement <= ? and last_placement >= ?
                        and result not in ('refused', 'locked-out')""",
                    row -> {
                        RequestItems.read(row.getString(1)).forEach(item -> {
                            DocumentKey key = wanted.get(item.placement());
                            if (key != null) {
                                found.add(key);
                            }
                        });
                    },
                    range.toArray());
        }
        return found;
    }

    @Override
    public void record(Answer answer) {
        database.writeItems(() -> {
            new RequestTable(database).answered(answer);
            return true;
        });
    }
}
