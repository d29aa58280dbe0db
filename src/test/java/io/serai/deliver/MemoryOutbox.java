package io.serai.deliver;

import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.model.Reason;
import io.serai.state.Document;
import io.serai.state.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The outbox contract in maps: halves of a refused batch share the requests of their family. */
final class MemoryOutbox implements Outbox {

    final Map<DocumentKey, Due> due = new TreeMap<>();
    final Map<DocumentKey, Long> delivered = new TreeMap<>();
    final Map<DocumentKey, Reason> refused = new TreeMap<>();
    final List<Sending> started = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    private final Map<DocumentKey, String> accounts = new TreeMap<>();
    private final Map<Long, int[]> leftOfGroup = new HashMap<>();
    Runnable onRecord = () -> {};
    private long groups;

    synchronized void add(String account, Entity entity, int first, int count) {
        add(account, entity, DropLane.DAILY, first, count);
    }

    synchronized void add(String account, Entity entity, DropLane lane, int first, int count) {
        for (int i = first; i < first + count; i++) {
            DocumentKey key = new DocumentKey("acme", entity, "", String.valueOf(i));
            accounts.put(key, account);
            due.put(key, new Due(new Document(key, account, 1, null, new TreeMap<>()), 0, 0, null, lane));
        }
    }

    /** It has another content, and is due again; what the destination holds of it is not known. */
    synchronized void change(DocumentKey key, long revision) {
        String account = Objects.requireNonNull(accounts.get(key));
        Document document = new Document(key, account, revision, null, new TreeMap<>());
        due.put(key, new Due(document, 0, 0, null, DropLane.DAILY));
    }

    @Override
    public synchronized boolean isDue(Queue queue) {
        return !due(queue, null, 1).isEmpty();
    }

    @Override
    public synchronized List<Due> due(Queue queue, @Nullable Due after, int limit, int linesMax) {
        return due.values().stream()
                .filter(d -> d.document().account().equals(queue.account()))
                .filter(d -> d.document().key().entity() == queue.entity() && d.lane() == queue.lane())
                .sorted(MemoryOutbox::order)
                .filter(d -> after == null || order(d, after) > 0)
                .limit(limit)
                .toList();
    }

    private static int order(Due a, Due b) {
        int byGroup = Long.compare(a.group(), b.group());
        return byGroup != 0
                ? byGroup
                : a.document().key().compareTo(b.document().key());
    }

    @Override
    public synchronized long sending(Sending request) {
        request.items()
                .forEach(item -> due.computeIfPresent(
                        item.key(), (key, d) -> new Due(d.document(), d.group(), d.requestsLeft(), null, d.lane())));
        started.add(request);
        return started.size();
    }

    @Override
    public synchronized void delivered(List<Answered> items, @Nullable Answer answer, Instant at) {
        if (answer != null) {
            record(answer);
        }
        items.forEach(item -> {
            due.remove(item.key());
            delivered.merge(item.key(), 1L, Long::sum);
        });
    }

    @Override
    public synchronized void refused(List<Answered> items, Reason reason, @Nullable Answer answer, Instant at) {
        items.forEach(item -> {
            due.remove(item.key());
            refused.put(item.key(), reason);
        });
    }

    @Override
    public synchronized void suspect(List<List<Answered>> halves, int requestsMax) {
        Due one = Objects.requireNonNull(due.get(halves.get(0).get(0).key()));
        int[] left = leftOfGroup.getOrDefault(one.group(), new int[] {requestsMax});
        left[0] = Math.min(left[0], requestsMax);
        for (List<Answered> half : halves) {
            long group = ++groups;
            leftOfGroup.put(group, left);
            half.forEach(item -> due.computeIfPresent(
                    item.key(), (key, d) -> new Due(d.document(), group, left[0], d.deliveredHash(), d.lane())));
        }
        due.replaceAll((key, d) -> new Due(
                d.document(),
                d.group(),
                leftOfGroup.getOrDefault(d.group(), new int[1])[0],
                d.deliveredHash(),
                d.lane()));
    }

    @Override
    public synchronized Set<DocumentKey> carried(String account, Entity entity, List<DocumentKey> documents) {
        Set<DocumentKey> found = new TreeSet<>();
        answers.stream()
                .filter(answer -> !answer.result().equals("refused"))
                .map(answer -> started.get((int) answer.request() - 1))
                .filter(request -> request.account().equals(account) && request.entity() == entity)
                .forEach(request -> request.items().forEach(item -> found.add(item.key())));
        found.retainAll(documents);
        return found;
    }

    @Override
    public synchronized void record(Answer answer) {
        onRecord.run();
        answers.add(answer);
    }

    synchronized int requestCount() {
        return answers.size();
    }

    synchronized boolean empty() {
        return due.isEmpty();
    }

    /** How many items of an account arrived. */
    synchronized int deliveredOf(String account) {
        return (int) delivered.keySet().stream()
                .filter(key -> account.equals(accounts.get(key)))
                .count();
    }

    /** The results of an account's answered requests, in the order of the answers. */
    synchronized List<String> resultsOf(String account) {
        return answers.stream()
                .filter(answer ->
                        started.get((int) answer.request() - 1).account().equals(account))
                .map(Answer::result)
                .toList();
    }

    synchronized Set<String> refusedIds() {
        Set<String> ids = new TreeSet<>();
        refused.keySet().forEach(key -> ids.add(key.id()));
        return ids;
    }
}
