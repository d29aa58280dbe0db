package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartValues;
import io.serai.model.Reason;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.Forgetting.Changed;
import io.serai.state.Forgetting.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One erasure of a person from the store, inside its transaction. Documents of nobody else, which are the customer,
 * consents and visits, get a pseudonym and are refused; tickets and carts stay what they are, of nobody.
 */
final class Erasure {

    private static final String ERASED = "***";

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Enrichments enrichments;
    private final long now;
    private final Known known;
    private final Function<Document, @Nullable String> hash;
    private final DocumentKey key;
    private final Pseudonym pseudonym;
    private final Words words;

    /** What the documents were called, with what they are called from now on. */
    private final Map<DocumentKey, DocumentKey> concerned = new HashMap<>();

    private int customers;
    private int orders;
    private int others;
    private int deadLetters;
    private int requests;
    private int answers;
    private int auditEntries;

    Erasure(
            Database database,
            Enrichments enrichments,
            Instant now,
            Known known,
            Function<Document, @Nullable String> hash) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.enrichments = enrichments;
        this.now = Database.micros(now);
        this.known = known;
        this.hash = hash;
        this.key = new DocumentKey(
                known.person().partner(), Entity.CUSTOMER, "", known.person().id());
        this.pseudonym = Pseudonym.of(key);
        Set<String> values = new TreeSet<>(known.person().emails());
        values.add(known.person().id());
        this.words = Words.of(values);
    }

    void all() {
        known.others().forEach(this::anonymize);
        known.own().forEach(own -> others += rename(own, Pseudonym.of(own)));
        if (known.customer() != null) {
            customers += rename(key, pseudonym);
        }
        references();
        answers();
        audit();
        emails();
    }

    /** What waits for one of their addresses is not sent any more; what was sent is known by its key alone. */
    private void emails() {
        for (String email : known.person().emails()) {
            String same = ListedCustomers.comparable(email);
            jdbc.update(
                    "update email_outbox set email = '', variables = '', answer = null, state = case when state in"
                            + " ('waiting', 'refused', 'unknown') then 'discarded' else state end where lower(email) = ?",
                    same);
            jdbc.update("delete from reconcile_listed where email = ?", same);
            jdbc.update("delete from reconcile_known where email = ?", same);
        }
    }

    Pseudonym pseudonym() {
        return pseudonym;
    }

    /** A text without the person's id and addresses. */
    String without(String text) {
        return words.replaced(text, ERASED);
    }

    Changed changed() {
        return new Changed(
                pseudonym.key().id(), customers, orders, others, deadLetters, requests, answers, auditEntries);
    }

    private int rename(DocumentKey old, Pseudonym name) {
        Row row = row(old);
        KeptPart header = row.parts().header();
        KeptPart empty =
                header == null ? null : without(header, old.entity(), name.key().id());
        int renamed = jdbc.update(
                "update document set placement = ?, id = ?, state = 'refused', revision = revision + 1,"
                        + " suspect_group = 0, changed_at = ?, delivered_hash = null, refused_reason = ?, parts = ?"
                        + " where " + DocumentTable.KEY,
                arguments(
                        old,
                        name.key().placement(),
                        name.key().id(),
                        now,
                        Reason.FORGOTTEN.name(),
                        PartsJson.write(new KeptParts(empty, row.parts().lines()))));
        deadLetters += jdbc.update(
                "update dead_letter set placement = ?, id = ?, answer = null where " + DocumentTable.KEY,
                arguments(old, name.key().placement(), name.key().id()));
        letter(old, name, row);
        new Renaming(jdbc, old, name.key()).everywhere(row.account());
        concerned.put(old, name.key());
        return renamed;
    }

    private static KeptPart without(KeptPart header, Entity entity, String name) {
        PartValues values = ValuesJson.header(entity, header.json());
        return new KeptPart(
                header.drop(),
                header.line(),
                header.at(),
                header.fileTime(),
                ValuesJson.write(Erased.of(values, name)));
    }

    /** Set aside from the beginning: nobody has to act on it. */
    private void letter(DocumentKey old, Pseudonym name, Row row) {
        jdbc.update(
                """
                insert into dead_letter (placement, partner, entity, store, id, account, revision, reason, at, number,
                    discarded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                name.key().placement(),
                old.partner(),
                old.entity().word(),
                old.store(),
                name.key().id(),
                row.account(),
                row.revision() + 1,
                Reason.FORGOTTEN.name(),
                now,
                database.next("letter"),
                now);
    }

    private void anonymize(DocumentKey one) {
        concerned.put(one, one);
        Row row = row(one);
        KeptPart header = row.parts().header();
        if (header == null) {
            return;
        }
        KeptParts parts = new KeptParts(
                without(header, one.entity(), pseudonym.key().id()), row.parts().lines());
        // an answer that is on its way is of another revision then; what is delivered or refused has had its answer
        boolean underWay = row.state().equals("due") || row.state().equals("held");
        String delivered = row.state().equals("delivered") ? hashOf(one, row, parts) : null;
        int changed = jdbc.update(
                "update document set parts = ?, revision = revision + ?, suspect_group = 0, delivered_hash = ? where "
                        + DocumentTable.KEY,
                arguments(one, PartsJson.write(parts), underWay ? 1 : 0, delivered));
        if (one.entity() == Entity.ORDER) {
            orders += changed;
        } else {
            others += changed;
        }
    }

    private @Nullable String hashOf(DocumentKey one, Row row, KeptParts parts) {
        Document document = Documented.of(one, row.account(), row.revision(), parts);
        return hash.apply(new Resolving(jdbc, enrichments).of(List.of(document)).get(0));
    }

    /** What waited for them waits no longer: it is of nobody now. */
    private void references() {
        ReferenceTable table = new ReferenceTable(jdbc);
        Set<Placed> waiting = table.naming(
                key.partner(), List.of(new Reference(Reference.CUSTOMER, key.id())), ReferenceTable.Why.AWAITS);
        jdbc.update(
                "delete from reference where partner = ? and kind = ? and named = ?",
                key.partner(),
                Reference.CUSTOMER,
                key.id());
        for (Placed one : waiting) {
            if (table.awaited(one).isEmpty()
                    && row(one.key()).parts().whole(one.key().entity())) {
                jdbc.update(
                        "update document set state = 'due' where state = 'held' and " + DocumentTable.KEY,
                        arguments(one.key()));
            }
        }
    }

    private void answers() {
        for (DocumentKey one : concerned.values()) {
            answers += jdbc.update(
                    "update dead_letter set answer = null where answer is not null and " + DocumentTable.KEY,
                    arguments(one));
        }
        Set<Long> places = new HashSet<>();
        concerned.values().forEach(one -> places.add(one.placement()));
        List<Long> quoting = new ArrayList<>();
        jdbc.query("select id, contents from request where answer is not null", row -> {
            if (RequestItems.read(row.getString(2)).stream().anyMatch(item -> places.contains(item.placement()))) {
                quoting.add(row.getLong(1));
            }
        });
        requests = quoting.size();
        quoting.forEach(id -> jdbc.update("update request set answer = null where id = ?", id));
    }

    private void audit() {
        record Found(long id, String why, String changed, boolean own) {}
        List<Found> found = jdbc.query(
                "select id, why, changed, partner, entity, store, document from audit",
                (row, n) -> new Found(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(7) != null && isConcerned(DocumentTable.keyAt(row, 4))));
        for (Found entry : found) {
            boolean isMeant = entry.own() || mentions(entry.why()) || mentions(entry.changed());
            String why = isMeant ? without(entry.why()) : entry.why();
            String changed = isMeant ? without(entry.changed()) : entry.changed();
            if (!why.equals(entry.why()) || !changed.equals(entry.changed())) {
                auditEntries +=
                        jdbc.update("update audit set why = ?, changed = ? where id = ?", why, changed, entry.id());
            }
        }
        Map<DocumentKey, DocumentKey> names = new HashMap<>(concerned);
        names.putIfAbsent(key, pseudonym.key());
        names.forEach((old, name) -> {
            if (!old.equals(name)) {
                auditEntries += jdbc.update(
                        "update audit set document = ? where partner = ? and entity = ? and store = ? and document = ?",
                        name.id(),
                        old.partner(),
                        old.entity().word(),
                        old.store(),
                        old.id());
            }
        });
    }

    /** An id may be any number; an address is theirs alone. */
    private boolean mentions(String text) {
        return known.person().emails().stream().anyMatch(text::contains);
    }

    private boolean isConcerned(DocumentKey one) {
        return one.equals(key) || concerned.containsKey(one);
    }

    /** A document as it lies in the store. */
    private record Row(String account, String state, long revision, KeptParts parts) {}

    private Row row(DocumentKey one) {
        FileTimes times = new FileTimes(jdbc);
        record Read(String account, String state, long revision, PartsJson.Stored<String> parts) {}
        Read read = Objects.requireNonNull(jdbc.query(
                        "select account, state, revision, parts from document where " + DocumentTable.KEY,
                        (row, n) -> new Read(
                                row.getString(1), row.getString(2), row.getLong(3), PartsJson.read(row.getString(4))),
                        arguments(one))
                .get(0));
        Set<Long> drops = new HashSet<>();
        read.parts().addDropsTo(drops);
        times.learn(drops);
        return new Row(read.account(), read.state(), read.revision(), KeptParts.of(read.parts(), times::ofOrStart));
    }

    /** What is given, then the key. */
    private static @Nullable Object[] arguments(DocumentKey one, @Nullable Object... first) {
        List<@Nullable Object> all = new ArrayList<>(java.util.Arrays.asList(first));
        all.add(one.placement());
        all.add(one.partner());
        all.add(one.entity().word());
        all.add(one.store());
        all.add(one.id());
        return all.toArray();
    }
}
