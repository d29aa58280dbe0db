package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartKey;
import io.serai.model.PartValues;
import io.serai.model.ProductValues;
import io.serai.model.TicketValues;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.StagedRow.StagedPart;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a full file says by not naming it: documents of its feed that are known and absent. An absence is a row of the file's own
 * time, so it never touches what is newer; it is kept in partitions of its own, which the ledger counts as records of the drop.
 */
public final class Absences {

    /** Partitions of absences are numbered from here; those of rows below. */
    static final int FIRST_PARTITION = 1 << 20;

    private static final int DOCUMENTS_PER_STEP = 500;

    private final JdbcTemplate jdbc;

    Absences(Database database) {
        this.jdbc = database.jdbc();
    }

    /**
     * Whether a newer full file of the feed was applied, absences included. Then the drop could only bring back what that file
     * says is gone. A newer file that said nothing about what is absent, such as a corrected rejects file, is no reason.
     */
    public boolean superseded(Drop drop, Feed feed) {
        return !jdbc.queryForList(
                        """
                        select 1 from drop_ledger later where partner = ? and feed = ? and declaration = ?
                            and result = 'done' and file_time > ? and exists (
                                select 1 from drop_partition where drop_id = later.id and number = ?) limit 1""",
                        feed.partner(),
                        feed.name(),
                        feed.fingerprint(),
                        Database.micros(drop.fileTime()),
                        FIRST_PARTITION)
                .isEmpty();
    }

    /** How many documents the feed knows that are not gone already. */
    public long known(Drop drop, Feed feed) {
        Walk walk = new Walk(drop, feed, 0, 1, Set.of());
        return walk.count();
    }

    /**
     * The absent ones as rows, partition by partition, made when they are asked for. Empty partitions are left out but the first: that
     * it is applied tells that the drop said what is absent.
     */
    public Iterator<Staging.Partition> partitions(Drop drop, Feed feed, Staging staged) {
        Set<Integer> applied = new AppliedPartitions(jdbc).of(drop.id()).keySet();
        return IntStream.range(0, drop.partitions())
                .filter(number -> !applied.contains(FIRST_PARTITION + number))
                .mapToObj(number -> partition(drop, feed, number, staged.keys(number)))
                .filter(partition -> partition.number() == FIRST_PARTITION
                        || !partition.rows().isEmpty())
                .iterator();
    }

    private Staging.Partition partition(Drop drop, Feed feed, int number, Set<DocumentKey> present) {
        StagedPartition rows = new StagedPartition(drop.file().partner(), Path.of("never-spilled"));
        new Walk(drop, feed, number, drop.partitions(), present).stage(rows);
        return new Staging.Partition(drop, feed, FIRST_PARTITION + number, rows);
    }

    /** A walk over the documents of one range of the store's order. */
    private final class Walk {

        private final Drop drop;
        private final Feed feed;
        private final Entity entity;
        private final long from;
        private final long until;
        private final Set<DocumentKey> present;
        private final Map<Long, String> feeds = new HashMap<>();
        private @Nullable Placed last;

        Walk(Drop drop, Feed feed, int number, int partitions, Set<DocumentKey> present) {
            this.drop = drop;
            this.feed = feed;
            this.entity = feed.rows().entity();
            this.present = present;
            int bits = Integer.numberOfTrailingZeros(partitions);
            long size = bits == 0 ? 0 : 1L << (Long.SIZE - bits);
            this.from = bits == 0 ? Long.MIN_VALUE : ((long) number << (Long.SIZE - bits)) ^ Long.MIN_VALUE;
            this.until = bits == 0 ? Long.MAX_VALUE : from + size - 1;
        }

        long count() {
            long count = 0;
            for (List<StoredDocument> page = next(); !page.isEmpty(); page = next()) {
                count +=
                        page.stream().filter(document -> gone(document) != null).count();
            }
            return count;
        }

        void stage(StagedPartition rows) {
            long record = 0;
            for (List<StoredDocument> page = next(); !page.isEmpty(); page = next()) {
                for (StoredDocument document : page) {
                    String gone = present.contains(document.placed().key()) ? null : gone(document);
                    if (gone != null) {
                        record++;
                        StagedPart part = new StagedPart(PartKey.HEADER, null, gone);
                        // it stands on no line of the file
                        rows.add(new StagedRow(record, 0, document.placed(), List.of(part)));
                    }
                }
            }
        }

        private List<StoredDocument> next() {
            List<Object> arguments = new ArrayList<>(List.of(from, until, feed.partner(), entity.word()));
            String after = "";
            if (last != null) {
                after = " and (placement, store, id) > (?, ?, ?)";
                arguments.addAll(
                        List.of(last.placement(), last.key().store(), last.key().id()));
            }
            arguments.add(DOCUMENTS_PER_STEP);
            List<Placed> keys = jdbc.query(
                    "select placement, partner, entity, store, id from document where placement between ? and ?"
                            + " and partner = ? and entity = ?" + after + " order by placement, store, id limit ?",
                    (row, n) -> new Placed(row.getLong("placement"), DocumentTable.key(row)),
                    arguments.toArray());
            if (keys.isEmpty()) {
                return List.of();
            }
            last = keys.get(keys.size() - 1);
            return List.copyOf(
                    new DocumentTable(jdbc).load(keys, new FileTimes(jdbc)).values());
        }

        /** The header that says that it is gone; null when it is gone already, or another feed brought it. */
        private @Nullable String gone(StoredDocument document) {
            KeptPart header = document.parts().header();
            if (header == null || !feed.name().equals(feedOf(header.drop()))) {
                return null;
            }
            PartValues values = goneValues(ValuesJson.header(entity, header.json()), drop.fileTime());
            String json = ValuesJson.write(values);
            return json.equals(header.json()) || isDeleted(header) ? null : json;
        }

        private boolean isDeleted(KeptPart header) {
            PartValues values = ValuesJson.header(entity, header.json());
            return values instanceof CustomerValues customer
                    ? customer.deleted()
                    : values instanceof ProductValues product && product.deleted();
        }

        private String feedOf(long id) {
            return feeds.computeIfAbsent(
                    id, one -> jdbc.queryForList("select feed from drop_ledger where id = ?", String.class, one)
                            .get(0));
        }

        private PartValues goneValues(PartValues known, Instant at) {
            if (known instanceof CustomerValues customer) {
                return customer.gone(customer.updatedAt() == null ? null : at);
            } else if (known instanceof TicketValues ticket) {
                String status = feed.policies().absentStatus();
                return status == null || status.equals(ticket.status())
                        ? ticket
                        : ticket.withStatus(status, ticket.updatedAt() == null ? null : at);
            } else if (known instanceof ProductValues product) {
                return product.gone(product.updatedAt() == null ? null : at);
            }
            throw new IllegalArgumentException("a " + entity.word() + " cannot be gone");
        }
    }
}
