package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.OutcomeCounts;
import io.serai.read.BoundRow;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Where the rows of one drop meet by key before they are applied: in memory while they are few, in partition files on disk
 * when they are many. Memory is bounded; partitions cover the store's key order front to back.
 */
public interface Staging extends AutoCloseable {

    /** Stages the parts of these rows; rejects and blanks are ignored. */
    void add(List<BoundRow> rows);

    /** The partitions that hold rows and were not applied before a crash, in key order. Called once, after the last add. */
    Iterator<Partition> partitions();

    /** The keys of the documents that have rows in a partition, applied or not. Called after the last add. */
    Set<DocumentKey> keys(int partition);

    /** The outcomes of partitions that were applied before a crash and are therefore not in {@link #partitions}. */
    OutcomeCounts applied();

    @Override
    void close();

    /** One partition of one drop: every row of a document is in the same one. */
    record Partition(Drop drop, io.serai.feed.Feed feed, int number, StagedPartition rows) {}
}
