package io.serai.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.check.ItemJson;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.rehearse.Rehearsed.Holds;
import io.serai.rehearse.Rehearsed.ItemsResult;
import io.serai.rehearse.Rehearsed.MemberChange;
import io.serai.rehearse.Rehearsed.Move;
import io.serai.rehearse.Rehearsed.Named;
import io.serai.rehearse.Rehearsed.Values;
import io.serai.replay.Masks;
import io.serai.state.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts how the customers, or the orders, of both sides differ, and keeps the first of each difference. */
final class EntityComparison {

    private static final String ACCOUNT = "(account)";

    private final Entity entity;
    private final Wanted wanted;
    private final Map<String, Counted<Values>> members = new LinkedHashMap<>();
    private final Map<Way, Counted<Named>> moves = new LinkedHashMap<>();
    private final Holding holding = new Holding();
    private long compared;
    private long same;
    private long changed;

    private record Way(String running, String edited) {

        String kind() {
            if (edited.equals(Standing.ITEM)) {
                return "added";
            }
            return running.equals(Standing.ITEM) ? "gone" : "other";
        }
    }

    private static final class Counted<T> {
        private long count;
        private final List<T> first = new ArrayList<>();
    }

    EntityComparison(Entity entity, Wanted wanted) {
        this.entity = entity;
        this.wanted = wanted;
    }

    void add(DocumentKey key, Standing running, Standing edited) {
        if (running.isNothing() && edited.isNothing()) {
            return;
        }
        compared++;
        byte[] before = running.json();
        byte[] after = edited.json();
        if (before == null || after == null) {
            move(key, running, edited);
        } else if (Arrays.equals(before, after) && running.account().equals(edited.account())) {
            same++;
        } else {
            changed++;
            holding.add(running, edited);
            change(key, tree(running, edited, before), tree(edited, running, after));
        }
    }

    /** With its account, where the other has another one. */
    private static JsonNode tree(Standing of, Standing other, byte[] json) {
        JsonNode item = ItemJson.read(json);
        if (item instanceof ObjectNode object && !of.account().equals(other.account())) {
            object.put(ACCOUNT, of.account());
        }
        return item;
    }

    private void move(DocumentKey key, Standing running, Standing edited) {
        if (running.word().equals(edited.word())) {
            same++;
            return;
        }
        holding.add(running, edited);
        count(moves, new Way(running.word(), edited.word()), new Named(key.store(), key.id()));
    }

    private void change(DocumentKey key, JsonNode before, JsonNode after) {
        JsonNode maskedBefore = wanted.showValues() ? before : Masks.json(before);
        JsonNode maskedAfter = wanted.showValues() ? after : Masks.json(after);
        Map<String, Values> shown = new LinkedHashMap<>();
        Differences.of(
                maskedBefore,
                maskedAfter,
                (member, at, one, other) -> shown.put(at, new Values(key.store(), key.id(), at, one, other)));
        Set<String> told = new HashSet<>();
        Differences.of(before, after, (member, at, one, other) -> {
            if (told.add(member)) {
                count(members, member, shown.getOrDefault(at, hidden(key, at)));
            }
        });
    }

    private static Values hidden(DocumentKey key, String at) {
        return new Values(key.store(), key.id(), at, Rehearsed.HIDDEN, Rehearsed.HIDDEN + " (another)");
    }

    private <K, T> void count(Map<K, Counted<T>> counts, K group, T example) {
        Counted<T> counted = counts.computeIfAbsent(group, any -> new Counted<>());
        counted.count++;
        if (counted.first.size() < wanted.examplesMax()) {
            counted.first.add(example);
        }
    }

    /** Null when there is nothing of this kind. */
    @Nullable
    ItemsResult result() {
        if (compared == 0) {
            return null;
        }
        List<MemberChange> byMember = new ArrayList<>();
        members.forEach(
                (member, counted) -> byMember.add(new MemberChange(member, counted.count, List.copyOf(counted.first))));
        byMember.sort(Comparator.comparingLong(MemberChange::items).reversed());
        List<Move> byWay = new ArrayList<>();
        moves.forEach((way, counted) -> byWay.add(
                new Move(way.kind(), way.running(), way.edited(), counted.count, List.copyOf(counted.first))));
        byWay.sort(Comparator.comparing(Move::kind)
                .thenComparing(Comparator.comparingLong(Move::documents).reversed()));
        return new ItemsResult(entity.word(), compared, same, changed, byMember, byWay, holding.counts());
    }

    /** What the destination holds, by the hash of the item that it took last. */
    private static final class Holding {
        private long asRunning;
        private long asEdited;
        private long otherwise;
        private long nothing;

        void add(Standing running, Standing edited) {
            @Nullable String held = held(running.entry() == null ? edited.entry() : running.entry());
            if (held == null) {
                nothing++;
            } else if (is(held, running)) {
                asRunning++;
            } else if (is(held, edited)) {
                asEdited++;
            } else {
                otherwise++;
            }
        }

        private static @Nullable String held(@Nullable Entry entry) {
            return entry == null ? null : entry.deliveredHash();
        }

        private static boolean is(String held, Standing standing) {
            return held.equals(standing.hash());
        }

        Holds counts() {
            return new Holds(asRunning, asEdited, otherwise, nothing);
        }
    }
}
