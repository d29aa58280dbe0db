package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Person;
import io.serai.state.LedgerEntries.DropEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Erases one person from the store. The customer stays as a document without values under a pseudonym, refused and set aside, and
 * tickets stay as those of an anonymous buyer: so every sum and every proof still holds.
 */
public final class Forgetting {

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
     * @param own what is of nobody else: consents and visits
     * @param others their tickets and carts
     * @param othersDelivered those of the two that the destination has taken
     */
    public record Known(
            Person person,
            @Nullable DocumentKey customer,
            @Nullable String account,
            @Nullable Instant deliveredAt,
            List<DocumentKey> own,
            List<DocumentKey> others,
            long othersDelivered) {}

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
     * @param orders tickets that lost their buyer
     * @param others carts, visits and consents that lost their person
     * @param answers answers of the destination that might have quoted them
     * @param auditEntries entries of the audit that named them
     */
    public record Changed(
            String pseudonym,
            int customers,
            int orders,
            int others,
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
        return new PersonLookup(database, enrichments).of(partner, id);
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
            Erasure work =
                    new Erasure(database, enrichments, clock.instant(), known(person.partner(), person.id()), hash);
            work.all();
            HeaderBook.forgetHashes(database, person.partner());
            files.forEach(this::add);
            Changed changed = work.changed();
            Operator named = new Operator(operator.who(), work.without(operator.why()));
            audit.onDocument(named, "forget", work.pseudonym().key(), null, said(changed, files, work.pseudonym()));
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
}
