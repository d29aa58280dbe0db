package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.LineValues;
import io.serai.model.Reason;
import io.serai.state.Document.Part;
import io.serai.state.PartsJson.Stored;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox over the document table. */
final class StoredOutbox implements Outbox {

    private static final String KEY = DocumentTable.KEY;

    private static final String DELIVERED = """
            update document set
                delivered_hash = ?, delivered_revision = ?, delivered_at = ?,
                suspect_group = case when revision = ? then 0 else suspect_group end,
                refused_reason = case when revision = ? then null else refused_reason end,
                state = case when revision = ? then 'delivered' else state end
            where %s and coalesce(delivered_revision, 0) <= ? and revision >= ?""".formatted(KEY);

    private final Database database;
    private final JdbcTemplate jdbc;

    StoredOutbox(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    @Override
    public @Nullable Entity nextDue(String account) {
        String sql = "select 1 from document where account = ? and entity = ? and state = 'due' limit 1";
        for (Entity entity : Entity.values()) {
            if (!jdbc.queryForList(sql, account, entity.word()).isEmpty()) {
                return entity;
            }
        }
        return null;
    }

    @Override
    public List<Due> due(String account, Entity entity, @Nullable Due after, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(account, entity.word()));
        String from = "";
        if (after != null) {
            from = "and (suspect_group, placement, partner, store, id) > (?, ?, ?, ?, ?)";
            DocumentKey key = after.document().key();
            arguments.addAll(List.of(after.group(), key.placement(), key.partner(), key.store(), key.id()));
        }
        arguments.add(limit);
        List<Row> rows = jdbc.query(
                """
                select partner, entity, store, document.id, account, revision, parts, suspect_group,
                       coalesce(suspect_group.requests_left, 0), delivered_hash
                from document left join suspect_group on suspect_group.id = document.suspect_group
                where account = ? and entity = ? and state = 'due' %s
                order by suspect_group, placement, partner, store, document.id
                limit ?""".formatted(from.replace(", id)", ", document.id)")), (row, n) -> Row.of(row), arguments.toArray());
        Set<Long> drops = new HashSet<>();
        rows.forEach(row -> row.parts().addDropsTo(drops));
        FileTimes times = new FileTimes(jdbc);
        times.learn(drops);
        return rows.stream().map(row -> row.due(times)).toList();
    }

    private record Row(
            DocumentKey key,
            String account,
            long revision,
            Stored parts,
            long group,
            int requestsLeft,
            @Nullable String deliveredHash) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    DocumentTable.keyAt(row, 1),
                    row.getString(5),
                    row.getLong(6),
                    PartsJson.read(row.getString(7)),
                    row.getLong(8),
                    row.getInt(9),
                    row.getString(10));
        }

        Due due(FileTimes times) {
            KeptParts kept = parts.with(times::of);
            SortedMap<String, Part<LineValues>> lines = new TreeMap<>(LineIds.ORDER);
            kept.lines().forEach((id, part) -> lines.put(id, part(part, ValuesJson.line(part.json()))));
            KeptPart header = kept.header();
            Document document = new Document(
                    key,
                    account,
                    revision,
                    header == null ? null : part(header, ValuesJson.header(key.entity(), header.json())),
                    lines);
            byte[] hash = deliveredHash == null ? null : HexFormat.of().parseHex(deliveredHash);
            return new Due(document, group, requestsLeft, hash);
        }

        private static <V extends io.serai.model.PartValues> Part<V> part(KeptPart part, V values) {
            return new Part<>(part.drop(), part.line(), part.at(), part.fileTime(), values);
        }
    }

    @Override
    public void sending(List<Answered> items) {
        List<Answered> held = items.stream().filter(Answered::held).toList();
        if (held.isEmpty()) {
            return;
        }
        database.write(() -> {
            jdbc.batchUpdate(
                    "update document set delivered_hash = null where " + KEY + " and delivered_hash is not null",
                    held.stream()
                            .map(item -> with(item.key(), List.of(), List.of()))
                            .toList());
            return true;
        });
    }

    @Override
    public void delivered(List<Answered> items, Instant at) {
        database.write(() -> {
            // what is at the destination is known even of an older revision; only the newest one is answered by it
            jdbc.batchUpdate(DELIVERED, new BatchPreparedStatementSetter() {
                @Override
                public void setValues(PreparedStatement row, int n) throws SQLException {
                    setDelivered(row, items.get(n), at);
                }

                @Override
                public int getBatchSize() {
                    return items.size();
                }
            });
            return true;
        });
    }

    private static void setDelivered(PreparedStatement row, Answered item, Instant at) throws SQLException {
        DocumentKey key = item.key();
        row.setString(1, HexFormat.of().formatHex(item.itemHash()));
        row.setLong(2, item.revision());
        row.setLong(3, Database.micros(at));
        row.setLong(4, item.revision());
        row.setLong(5, item.revision());
        row.setLong(6, item.revision());
        row.setLong(7, key.placement());
        row.setString(8, key.partner());
        row.setString(9, key.entity().word());
        row.setString(10, key.store());
        row.setString(11, key.id());
        row.setLong(12, item.revision());
        row.setLong(13, item.revision());
    }

    private static Object[] with(DocumentKey key, List<Object> before, List<Object> after) {
        List<Object> row = new ArrayList<>(before);
        row.addAll(List.of(key.placement(), key.partner(), key.entity().word(), key.store(), key.id()));
        row.addAll(after);
        return row.toArray();
    }

    @Override
    public void refused(
            List<Answered> items, Reason reason, @Nullable Integer status, @Nullable String answer, Instant at) {
        database.write(() -> {
            for (Answered item : items) {
                int current = jdbc.update(
                        "update document set state = 'refused', suspect_group = 0, refused_reason = ? where " + KEY
                                + " and revision = ?",
                        with(item.key(), List.of(reason.name()), List.of(item.revision())));
                if (current == 1) {
                    deadLetter(item, reason, status, answer, at);
                }
            }
            return true;
        });
    }

    private void deadLetter(
            Answered item, Reason reason, @Nullable Integer status, @Nullable String answer, Instant at) {
        DocumentKey key = item.key();
        jdbc.update(
                """
                insert into dead_letter (placement, partner, entity, store, id, revision, account, reason, status, answer, at)
                select placement, partner, entity, store, id, revision, account, ?, ?, ?, ? from document where %s
                on conflict (placement, partner, entity, store, id, revision) do update set
                    reason = excluded.reason, status = excluded.status, answer = excluded.answer, at = excluded.at""".formatted(KEY),
                reason.name(),
                status,
                answer,
                Database.micros(at),
                key.placement(),
                key.partner(),
                key.entity().word(),
                key.store(),
                key.id());
    }

    @Override
    public void suspect(List<List<Answered>> groups, int requestsMax) {
        database.write(() -> {
            List<Answered> all = groups.stream().flatMap(List::stream).toList();
            List<Long> families = families(all);
            long family = families.isEmpty() ? database.next("suspect") : families.get(0);
            Integer left = families.isEmpty()
                    ? Integer.valueOf(requestsMax)
                    : jdbc.queryForObject(
                            "select min(requests_left) from suspect_group where family = ?", Integer.class, family);
            int most = Math.min(requestsMax, left == null ? requestsMax : left);
            jdbc.update("update suspect_group set requests_left = ? where family = ?", most, family);
            for (List<Answered> group : groups) {
                long id = database.next("suspect");
                jdbc.update("insert into suspect_group (id, family, requests_left) values (?, ?, ?)", id, family, most);
                jdbc.batchUpdate(
                        "update document set suspect_group = ? where " + KEY + " and revision = ? and state = 'due'",
                        group.stream()
                                .map(item -> with(item.key(), List.of(id), List.of(item.revision())))
                                .toList());
            }
            return true;
        });
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
    public void record(Request request) {
        jdbc.update(
                """
                insert into request (account, entity, batch, items, bytes, at, millis, status, result)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                request.account(),
                request.entity().word(),
                request.batch(),
                request.items(),
                request.bytes(),
                Database.micros(request.at()),
                request.millis(),
                request.status(),
                request.result());
    }
}
