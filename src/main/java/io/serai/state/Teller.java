package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.OutcomeCounts;
import io.serai.state.AppliedPartitions.Span;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.Merge.Merged;
import io.serai.state.Merge.Origin;
import io.serai.state.RowsByKey.Said;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one drop say, document by document in the store's key order, partition after partition; a partition that is
 * told to its end is written down as applied. Part of the transaction that keeps them.
 */
final class Teller {

    private final Drop drop;
    private final Iterator<Staging.Partition> partitions;
    private final AppliedPartitions applied;
    private final Origin origin;
    private final Standings standings;
    private final Linking linking;
    private final boolean matters;
    private final Clock clock;
    private final List<StoredDocument> changed = new ArrayList<>();
    private Staging.@Nullable Partition partition;
    private @Nullable RowsByKey rows;
    private @Nullable Said next;
    private OutcomeCounts outcomes = OutcomeCounts.NONE;
    private LongStream.Builder places = LongStream.builder();

    /** @param partitions of one drop, at least one, ascending, none of them applied yet */
    Teller(
            Database database,
            List<Staging.Partition> partitions,
            Enrichments enrichments,
            FileTimes times,
            Clock clock) {
        this.drop = partitions.get(0).drop();
        Feed feed = partitions.get(0).feed();
        this.partitions = partitions.iterator();
        this.applied = new AppliedPartitions(database.jdbc());
        times.learn(List.of(drop.id()));
        this.origin = Origin.of(drop, times.of(drop.id()), feed, new Rereading(database.jdbc()).of(drop, feed));
        this.standings = Standings.of(database, drop, feed, clock.instant());
        this.linking = new Linking(database.jdbc(), drop, feed, enrichments.of(feed.account()), clock.instant());
        this.matters = linking.matters();
        this.clock = clock;
    }

    /** Whether what it says can mean anything for documents that it does not speak of. */
    boolean matters() {
        return matters;
    }

    /** Goes on to the next partition that has rows, when all of this one is told. */
    void open() {
        while (next == null && (partition != null || partitions.hasNext())) {
            close();
            if (partitions.hasNext()) {
                partition = partitions.next();
                rows = partition.rows().byKey();
                advance();
            }
        }
    }

    private void close() {
        if (partition != null) {
            Span span = partition.rows().span();
            applied.add(
                    drop.id(),
                    partition.number(),
                    outcomes,
                    span,
                    places.build().toArray());
        }
        partition = null;
        outcomes = OutcomeCounts.NONE;
        places = LongStream.builder();
    }

    private void advance() {
        next = rows != null && rows.hasNext() ? rows.next() : null;
    }

    /** The document it speaks of next; null when all of the open partition is told. */
    @Nullable
    Placed next() {
        return next == null ? null : next.document();
    }

    /** What it says of that document. */
    List<StagedRow> take() {
        Said said = Objects.requireNonNull(next);
        places.add(said.document().placement());
        advance();
        return said.rows();
    }

    /**
     * The document as it is once this is merged into it; null when nothing must be written.
     *
     * @param stored null when nothing is known of it
     */
    @Nullable
    StoredDocument merge(@Nullable StoredDocument stored, Placed placed, List<StagedRow> said) {
        StoredDocument known = stored == null ? StoredDocument.unknown(placed, standings.account()) : stored;
        Merged merged = Merge.of(known.parts(), said, origin);
        outcomes = outcomes.plus(merged.outcomes());
        Standing standing = standings.of(known, merged.changed());
        if (!merged.touched() && standing.equals(known.standing())) {
            return null;
        }
        StoredDocument next = known.with(merged, standings.account(), standing, clock.instant());
        if (merged.changed() && matters) {
            changed.add(next);
        }
        return next;
    }

    /** What it said is in the store: now others may follow from it. */
    void written() {
        if (!changed.isEmpty()) {
            linking.kept(changed);
            changed.clear();
        }
    }
}
