package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.DocumentKey;
import io.serai.model.OutcomeCounts;
import io.serai.read.BoundRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

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
    record Partition(Drop drop, Feed feed, int number, StagedPartition rows) {}

    /** Each partition by itself, asked for when its turn comes. */
    static Iterator<List<Partition>> alone(Iterator<Partition> partitions) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(partitions, 0), false)
                .map(List::of)
                .iterator();
    }

    /**
     * Partitions of several drops by the part of the store's key order that they cover, front to back. A drop of more partitions
     * than another has several of them in a list.
     */
    static Iterator<List<Partition>> together(List<Iterator<Partition>> drops) {
        List<Partition> all = new ArrayList<>();
        drops.forEach(one -> one.forEachRemaining(all::add));
        int coarsest =
                all.stream().mapToInt(one -> one.drop().partitions()).min().orElse(1);
        Map<Integer, List<Partition>> byPlace = new TreeMap<>();
        for (Partition one : all) {
            int place = one.number() / (one.drop().partitions() / coarsest);
            byPlace.computeIfAbsent(place, found -> new ArrayList<>()).add(one);
        }
        return byPlace.values().iterator();
    }
}
