package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.DocumentKey;
import io.serai.model.OutcomeCounts;
import io.serai.read.BoundRow;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.StagedRow.StagedPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/** Rows by partition of the store's key order. */
final class PartitionedStaging implements Staging {

    private final Drop drop;
    private final Feed feed;
    private final Path folder;
    private final long memoryBytesMax;
    private final AppliedPartitions applied;
    private final Map<Integer, StagedPartition> partitions = new TreeMap<>();
    private long memoryBytes;

    PartitionedStaging(Drop drop, Feed feed, Path folder, long memoryBytesMax, Database database) {
        this.drop = drop;
        this.feed = feed;
        this.folder = folder;
        this.memoryBytesMax = memoryBytesMax;
        this.applied = new AppliedPartitions(database.jdbc());
    }

    @Override
    public void add(List<BoundRow> rows) {
        for (BoundRow row : rows) {
            if (!row.parts().isEmpty()) {
                stage(row);
            }
        }
    }

    private void stage(BoundRow row) {
        Placed placed = Placed.of(row.parts().get(0).document());
        memoryBytes += partitions
                .computeIfAbsent(number(placed.placement()), this::partition)
                .add(staged(row, placed));
        if (memoryBytes > memoryBytesMax) {
            partitions.values().forEach(StagedPartition::spill);
            memoryBytes = 0;
        }
    }

    private StagedPartition partition(int number) {
        return new StagedPartition(drop.file().partner(), folder.resolve(number + ".rows"));
    }

    private static StagedRow staged(BoundRow row, Placed placed) {
        List<StagedPart> parts = new ArrayList<>(row.parts().size());
        for (BoundRow.BoundPart part : row.parts()) {
            parts.add(new StagedPart(part.part(), part.updatedAt(), ValuesJson.write(part.values())));
        }
        return new StagedRow(row.record(), row.line(), placed, parts);
    }

    private int number(long placement) {
        return Placements.partition(placement, drop.partitions());
    }

    @Override
    public Iterator<Partition> partitions() {
        Map<Integer, OutcomeCounts> done = applied.of(drop.id());
        return partitions.entrySet().stream()
                .filter(entry -> !done.containsKey(entry.getKey()))
                .map(entry -> new Partition(drop, feed, entry.getKey(), entry.getValue()))
                .iterator();
    }

    @Override
    public Set<DocumentKey> keys(int partition) {
        StagedPartition rows = partitions.get(partition);
        Set<DocumentKey> keys = new HashSet<>();
        if (rows != null) {
            rows.byKey().forEachRemaining(said -> keys.add(said.document().key()));
        }
        return keys;
    }

    @Override
    public OutcomeCounts applied() {
        return applied.rows(drop.id());
    }

    @Override
    public void close() {
        partitions.clear();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("removing staged rows in " + folder, e);
        }
    }
}
