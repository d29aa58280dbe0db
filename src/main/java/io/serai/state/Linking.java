package io.serai.state;

import io.serai.feed.Feed;
import io.serai.feed.Policies;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.Enrichments.Enrichment;
import io.serai.state.ReferenceTable.Why;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What keeping some documents means for others of the partner: those that wait for one of them are due, those that follow a
 * customer are sent again, and one that names something unknown waits, if its feed wants that. Part of the transaction that
 * keeps them.
 */
final class Linking {

    private final JdbcTemplate jdbc;
    private final ReferenceTable table;
    private final Directory directory;
    private final Drop drop;
    private final Feed feed;
    private final boolean follows;
    private final Instant now;
    private final boolean used;

    Linking(JdbcTemplate jdbc, Drop drop, Feed feed, Enrichment enrichment, Instant now) {
        this.jdbc = jdbc;
        this.table = new ReferenceTable(jdbc);
        this.directory = new Directory(jdbc);
        this.drop = drop;
        this.feed = feed;
        this.follows = enrichment == Enrichment.FOLLOW && feed.rows().entity().hasLines();
        this.now = now;
        this.used = table.isUsed(feed.partner());
    }

    /** Whether keeping this drop's documents can mean anything for others. */
    boolean matters() {
        return used
                || follows
                || feed.policies().references() != Policies.References.IGNORE
                || feed.rows().entity() == Entity.PRODUCT
                || feed.rows().entity() == Entity.STORE;
    }

    /** @param changed documents that were written with a new revision */
    void kept(List<StoredDocument> changed) {
        if (!matters()) {
            return;
        }
        Set<Reference> left = directory.keep(changed);
        table.forget(changed.stream().map(StoredDocument::placed).toList());
        release(changed, left);
        link(changed);
    }

    private void release(List<StoredDocument> changed, Set<Reference> left) {
        Set<Reference> known = new TreeSet<>(left);
        for (StoredDocument document : changed) {
            KeptPart header = document.parts().header();
            if (header != null) {
                known.addAll(Reference.to(document.placed().key(), header));
            }
        }
        Set<Reference> still = table.unknown(feed.partner(), known);
        known.removeAll(still);
        Set<Placed> waiting = table.naming(feed.partner(), known, Why.AWAITS);
        Set<Placed> followers = table.naming(feed.partner(), known, Why.FOLLOWS);
        table.known(feed.partner(), known);
        for (Placed one : waiting) {
            if (table.awaited(one).isEmpty()) {
                update("state = 'due'", one, "state = 'held'");
            }
        }
        followers.forEach(one -> update(
                "revision = revision + 1, suspect_group = 0,"
                        + " state = case when state in ('delivered', 'refused') then 'due' else state end",
                one,
                "true"));
    }

    private void link(List<StoredDocument> changed) {
        Policies.References policy = feed.policies().references();
        Map<Placed, Set<Reference>> named = new HashMap<>();
        Set<Reference> all = new TreeSet<>();
        if (policy == Policies.References.IGNORE && !follows) {
            return;
        }
        for (StoredDocument document : changed) {
            Set<Reference> of = Reference.of(document.placed().key(), document.parts());
            named.put(document.placed(), of);
            all.addAll(of);
        }
        Set<Reference> unknown = policy == Policies.References.IGNORE ? Set.of() : table.unknown(feed.partner(), all);
        for (StoredDocument document : changed) {
            link(document, named.getOrDefault(document.placed(), Set.of()), unknown);
        }
    }

    private void link(StoredDocument document, Set<Reference> named, Set<Reference> unknown) {
        Set<Reference> missing = new TreeSet<>(named);
        missing.retainAll(unknown);
        if (feed.policies().references() == Policies.References.HOLD) {
            table.add(document.placed(), missing, Why.AWAITS, drop.id());
            if (!missing.isEmpty()) {
                update("state = 'held'", document.placed(), "state = 'due'");
            }
        } else {
            table.add(document.placed(), missing, Why.LACKS, drop.id());
        }
        if (follows) {
            Set<Reference> customers = new TreeSet<>(named);
            customers.removeIf(reference -> !reference.kind().equals(Reference.CUSTOMER));
            table.add(document.placed(), customers, Why.FOLLOWS, drop.id());
        }
    }

    private void update(String set, Placed document, String condition) {
        DocumentKey key = document.key();
        jdbc.update(
                "update document set " + set + ", changed_at = ? where " + DocumentTable.KEY + " and " + condition,
                Database.micros(now),
                document.placement(),
                key.partner(),
                key.entity().word(),
                key.store(),
                key.id());
    }
}
