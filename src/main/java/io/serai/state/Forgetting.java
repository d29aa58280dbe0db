package io.serai.state;

import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.Person;
import io.serai.model.Reason;
import io.serai.model.TicketValues;
import io.serai.state.LedgerEntries.DropEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Erases one person from the store. The customer stays as a document without values under a pseudonym, refused and set aside, and
 * tickets stay as those of an anonymous buyer: so every sum and every proof still holds.
 */
public final class Forgetting {

    private static final String ERASED = "***";
    /** Customers' ids are unique over all stores. */
    private static final String NO_STORE = "";

    private static final long COMPACT_BYTES_MAX = 1L << 30;

    private final Database database;
    private final Enrichments enrichments;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    Forgetting(Database database, Enrichments enrichments, Audit audit, Clock clock) {
        this.enrichments = enrichments;
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the store knows of a person.
     *
     * @param customer null when only tickets, or nothing, speak of them
     * @param deliveredAt when the destination last took the customer; null when never
     * @param orders their tickets
     * @param ordersDelivered those of them that the destination has taken
     */
    public record Known(
            Person person,
            @Nullable DocumentKey customer,
            @Nullable String account,
            @Nullable Instant deliveredAt,
            List<DocumentKey> orders,
            long ordersDelivered) {}

    /**
     * What was erased of one drop's kept file.
     *
     * @param sha256 of the file as it is now, lower-case hex
     * @param cleared rows that are blank now
     * @param rejected those of them that had been rejected
     */
    public record Redacted(long drop, String sha256, long cleared, long rejected) {}

    /**
     * What was changed in the store, or would be.
     *
     * @param pseudonym what the customer is called from now on
     * @param answers answers of the destination that might have quoted them
     * @param auditEntries entries of the audit that named them
     */
    public record Changed(
            String pseudonym,
            int customers,
            int orders,
            int deadLetters,
            int requests,
            int answers,
            int auditEntries) {}

    /** The partners that have a customer with this id; those of one account if one is given. */
    public List<String> partners(String id, @Nullable String account) {
        String sql = "select distinct partner from document where entity = 'customer' and id = ?";
        return account == null
                ? jdbc.queryForList(sql + " order by partner", String.class, id)
                : jdbc.queryForList(sql + " and account = ? order by partner", String.class, id, account);
    }

    /** Drops of the partner whose rows may still come: nobody can be forgotten meanwhile. */
    public List<Long> openDrops(String partner) {
        return jdbc.queryForList(
                "select id from drop_ledger where partner = ? and result = 'open' order by id", Long.class, partner);
    }

    /** All drops of the partner. */
    public List<DropEntry> drops(String partner) {
        StoreView view = new StoreView(database, enrichments);
        List<Long> ids =
                jdbc.queryForList("select id from drop_ledger where partner = ? order by id", Long.class, partner);
        return ids.stream().flatMap(id -> view.drops(Set.of(id)).stream()).toList();
    }

    /** The SHA-256 of every file that is in the ledger, whoever sent it. */
    public Set<String> hashes() {
        return new HashSet<>(jdbc.queryForList("select distinct sha256 from drop_ledger", String.class));
    }

    /** Kept files that were to be exchanged, by path, with the hash that they then have. */
    public Map<String, String> redacted() {
        return new Redactions(jdbc).hashes();
    }

    /** What is known of a customer; never null, maybe nothing. */
    public Known known(String partner, String id) {
        DocumentKey key = new DocumentKey(partner, Entity.CUSTOMER, NO_STORE, id);
        Entry customer = new StoreView(database, enrichments)
                .at(key).stream().findFirst().orElse(null);
        Set<String> emails = new TreeSet<>();
        if (customer != null && customer.part("") != null && values(customer) instanceof CustomerValues values) {
            if (values.email() != null) {
                emails.add(values.email());
            }
        }
        Person person = new Person(partner, id, emails);
        List<Entry> orders = orders(person);
        return new Known(
                person,
                customer == null ? null : key,
                customer == null ? null : customer.document().account(),
                customer == null ? null : customer.deliveredAt(),
                orders.stream().map(Entry::key).toList(),
                orders.stream().filter(order -> order.deliveredAt() != null).count());
    }

    private static @Nullable Object values(Entry entry) {
        Document.Part<?> header = entry.part("");
        return header == null ? null : header.values();
    }

    /** Asks the text first, then looks: a ticket's values are only known to who reads them. */
    private List<Entry> orders(Person person) {
        Set<DocumentKey> keys = new TreeSet<>();
        List<String> needles = new ArrayList<>(person.emails());
        needles.add(person.id());
        for (String needle : needles) {
            keys.addAll(jdbc.query(
                    "select partner, entity, store, id from document where partner = ? and entity = 'order'"
                            + " and parts like ? escape '!'",
                    (row, n) -> DocumentTable.keyAt(row, 1),
                    person.partner(),
                    "%" + ValuesJson.write(needle).replaceAll("[!%_]", "!$0") + "%"));
        }
        StoreView view = new StoreView(database, enrichments);
        return keys.stream()
                .flatMap(key -> view.at(key).stream())
                .filter(entry -> values(entry) instanceof TicketValues ticket
                        && person.bought(ticket.customerId(), ticket.customerEmail()))
                .toList();
    }

    /**
     * Erases in one transaction, with an audit entry that names the pseudonym.
     *
     * @param files what the kept files are from now on
     * @param hash the SHA-256 of the item that is made of a document; null when none can be made
     * @param dryRun whether all is taken back again
     */
    public Changed forget(
            Person person,
            List<Redacted> files,
            Function<Document, @Nullable String> hash,
            Operator operator,
            boolean dryRun) {
        return database.write(dryRun, () -> {
            List<Long> open = openDrops(person.partner());
            if (!open.isEmpty() && !dryRun) {
                throw new Refusal(
                        "drops " + open + " of " + person.partner()
                                + " are being read; expected none, since their rows may be of this customer; try again in a while");
            }
            Work work = new Work(known(person.partner(), person.id()), hash);
            work.orders();
            work.customer();
            work.answers();
            work.audit();
            files.forEach(this::add);
            Changed changed = work.changed();
            Operator named = new Operator(operator.who(), work.words.replaced(operator.why(), ERASED));
            audit.onDocument(named, "forget", work.pseudonym.key(), null, said(changed, files, work.pseudonym));
            return changed;
        });
    }

    /**
     * Takes what was deleted off the disk as well: the database keeps it in free space until it is needed for something else.
     *
     * @return what is left to do by hand; null when nothing is
     */
    public @Nullable String compact() {
        if (database.dialect() != Dialect.SQLITE) {
            return "PostgreSQL keeps old versions of rows until it cleans up: run VACUUM on the tables document, dead_letter,"
                    + " request and audit";
        }
        Long bytes = jdbc.queryForObject(
                "select page_count * page_size from pragma_page_count, pragma_page_size", Long.class);
        if (bytes == null || bytes > COMPACT_BYTES_MAX) {
            return "the store's file is larger than " + (COMPACT_BYTES_MAX >> 20)
                    + " MB, so its free space was not cleaned: stop the hub and run sqlite3 serai.db vacuum";
        }
        jdbc.execute("vacuum");
        jdbc.queryForList("pragma wal_checkpoint(truncate)");
        return null;
    }

    private static String said(Changed changed, List<Redacted> files, Pseudonym pseudonym) {
        return "salt " + pseudonym.salt() + "; customers " + changed.customers() + ", orders " + changed.orders()
                + ", dead letters " + changed.deadLetters() + ", kept files of drops "
                + files.stream().map(Redacted::drop).toList();
    }

    private void add(Redacted file) {
        jdbc.update("""
                insert into redaction (drop_id, sha256, cleared, rejected, redacted_at) values (?, ?, ?, ?, ?)
                on conflict (drop_id) do update set sha256 = excluded.sha256, cleared = redaction.cleared + excluded.cleared,
                    rejected = redaction.rejected + excluded.rejected, redacted_at = excluded.redacted_at""", file.drop(), file.sha256(), file.cleared(), file.rejected(), Database.micros(clock.instant()));
    }

    /** One erasure, inside its transaction. */
    private final class Work {

        private final Known known;
        private final Function<Document, @Nullable String> hash;
        private final DocumentKey key;
        private final Pseudonym pseudonym;
        private final Words words;
        private final Set<DocumentKey> concerned = new HashSet<>();
        private int customers;
        private int orders;
        private int deadLetters;
        private int requests;
        private int answers;
        private int auditEntries;

        Work(Known known, Function<Document, @Nullable String> hash) {
            this.known = known;
            this.hash = hash;
            this.key = new DocumentKey(
                    known.person().partner(),
                    Entity.CUSTOMER,
                    "",
                    known.person().id());
            this.pseudonym = Pseudonym.of(key);
            Set<String> values = new TreeSet<>(known.person().emails());
            values.add(known.person().id());
            this.words = Words.of(values);
        }

        Changed changed() {
            return new Changed(pseudonym.key().id(), customers, orders, deadLetters, requests, answers, auditEntries);
        }

        void customer() {
            if (known.customer() == null) {
                return;
            }
            Row row = row(key);
            KeptPart header = row.parts().header();
            KeptPart empty = header == null
                    ? null
                    : new KeptPart(
                            header.drop(),
                            header.line(),
                            header.at(),
                            header.fileTime(),
                            ValuesJson.write(Erased.customer(pseudonym.key().id())));
            customers += jdbc.update(
                    "update document set placement = ?, id = ?, state = 'refused', revision = revision + 1,"
                            + " suspect_group = 0, changed_at = ?, delivered_hash = null, refused_reason = ?, parts = ?"
                            + " where " + DocumentTable.KEY,
                    arguments(
                            key,
                            pseudonym.key().placement(),
                            pseudonym.key().id(),
                            Database.micros(clock.instant()),
                            Reason.FORGOTTEN.name(),
                            PartsJson.write(new KeptParts(empty, row.parts().lines()))));
            renameLetters();
            letter(row);
            new Renaming(jdbc, key, pseudonym.key()).everywhere(row.account());
            concerned.add(key);
        }

        private void renameLetters() {
            deadLetters += jdbc.update(
                    "update dead_letter set placement = ?, id = ?, answer = null where " + DocumentTable.KEY,
                    arguments(key, pseudonym.key().placement(), pseudonym.key().id()));
        }

        /** Set aside from the beginning: nobody has to act on it. */
        private void letter(Row row) {
            long now = Database.micros(clock.instant());
            jdbc.update(
                    """
                    insert into dead_letter (placement, partner, entity, store, id, account, revision, reason, at, number,
                        discarded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    pseudonym.key().placement(),
                    key.partner(),
                    key.entity().word(),
                    key.store(),
                    pseudonym.key().id(),
                    row.account(),
                    row.revision() + 1,
                    Reason.FORGOTTEN.name(),
                    now,
                    database.next("letter"),
                    now);
        }

        void orders() {
            for (DocumentKey order : known.orders()) {
                erase(order);
                concerned.add(order);
            }
        }

        private void erase(DocumentKey order) {
            Row row = row(order);
            KeptPart header = row.parts().header();
            if (header == null) {
                return;
            }
            TicketValues values = (TicketValues) ValuesJson.header(Entity.ORDER, header.json());
            KeptPart anonymous = new KeptPart(
                    header.drop(),
                    header.line(),
                    header.at(),
                    header.fileTime(),
                    ValuesJson.write(Erased.ticket(values)));
            KeptParts parts = new KeptParts(anonymous, row.parts().lines());
            // an answer that is on its way is of another revision then; what is delivered or refused has had its answer
            boolean underWay = row.state().equals("due") || row.state().equals("held");
            String delivered = row.state().equals("delivered")
                    ? hash.apply(new Resolving(jdbc, enrichments)
                            .of(List.of(Documented.of(order, row.account(), row.revision(), parts)))
                            .get(0))
                    : null;
            orders += jdbc.update(
                    "update document set parts = ?, revision = revision + ?, suspect_group = 0, delivered_hash = ? where "
                            + DocumentTable.KEY,
                    arguments(order, PartsJson.write(parts), underWay ? 1 : 0, delivered));
        }

        void answers() {
            for (DocumentKey one : concerned) {
                answers += jdbc.update(
                        "update dead_letter set answer = null where answer is not null and " + DocumentTable.KEY,
                        arguments(one));
            }
            Set<Long> places = new HashSet<>();
            concerned.forEach(
                    one -> places.add(one.equals(key) ? pseudonym.key().placement() : one.placement()));
            List<Long> quoting = new ArrayList<>();
            jdbc.query("select id, contents from request where answer is not null", row -> {
                if (RequestItems.read(row.getString(2)).stream().anyMatch(item -> places.contains(item.placement()))) {
                    quoting.add(row.getLong(1));
                }
            });
            requests = quoting.size();
            quoting.forEach(id -> jdbc.update("update request set answer = null where id = ?", id));
        }

        void audit() {
            record Found(long id, String why, String changed, boolean own) {}
            List<Found> found = jdbc.query(
                    "select id, why, changed, partner, entity, store, document from audit",
                    (row, n) -> new Found(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(7) != null && concerned(DocumentTable.keyAt(row, 4))));
            for (Found entry : found) {
                boolean isMeant = entry.own() || mentions(entry.why()) || mentions(entry.changed());
                String why = isMeant ? words.replaced(entry.why(), ERASED) : entry.why();
                String changed = isMeant ? words.replaced(entry.changed(), ERASED) : entry.changed();
                if (!why.equals(entry.why()) || !changed.equals(entry.changed())) {
                    auditEntries +=
                            jdbc.update("update audit set why = ?, changed = ? where id = ?", why, changed, entry.id());
                }
            }
            auditEntries += jdbc.update(
                    "update audit set document = ? where partner = ? and entity = ? and store = ? and document = ?",
                    pseudonym.key().id(),
                    key.partner(),
                    key.entity().word(),
                    key.store(),
                    key.id());
        }

        /** An id may be any number; an address is theirs alone. */
        private boolean mentions(String text) {
            return known.person().emails().stream().anyMatch(text::contains);
        }

        private boolean concerned(DocumentKey one) {
            return one.equals(key) || concerned.contains(one);
        }
    }

    /** A document as it lies in the store. */
    private record Row(String account, String state, long revision, KeptParts parts) {}

    private Row row(DocumentKey key) {
        FileTimes times = new FileTimes(jdbc);
        record Read(String account, String state, long revision, PartsJson.Stored parts) {}
        Read read = jdbc.query(
                        "select account, state, revision, parts from document where " + DocumentTable.KEY,
                        (row, n) -> new Read(
                                row.getString(1), row.getString(2), row.getLong(3), PartsJson.read(row.getString(4))),
                        arguments(key))
                .get(0);
        Set<Long> drops = new HashSet<>();
        read.parts().addDropsTo(drops);
        times.learn(drops);
        return new Row(
                read.account(), read.state(), read.revision(), read.parts().with(times::ofOrStart));
    }

    /** What is given, then the key. */
    private static @Nullable Object[] arguments(DocumentKey key, @Nullable Object... first) {
        List<@Nullable Object> all = new ArrayList<>(java.util.Arrays.asList(first));
        all.add(key.placement());
        all.add(key.partner());
        all.add(key.entity().word());
        all.add(key.store());
        all.add(key.id());
        return all.toArray();
    }
}
