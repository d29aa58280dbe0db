package io.serai.command;

import io.serai.assemble.Assembler;
import io.serai.assemble.Sha256;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.feed.RowKind;
import io.serai.model.Entity;
import io.serai.model.Outcome;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.read.BoundRow;
import io.serai.read.FileTime;
import io.serai.read.OpenFile;
import io.serai.read.RowBinder;
import io.serai.read.RowReader;
import io.serai.reject.Receipts;
import io.serai.reject.RejectsFile;
import io.serai.samples.Sample;
import io.serai.state.Documents;
import io.serai.state.Drop;
import io.serai.state.Ledger;
import io.serai.state.Outbox;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import io.serai.state.Outbox.Sending;
import io.serai.state.Staging;
import io.serai.state.StagingArea;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A folder as a hub leaves it that took all samples and delivered what was due, in requests of at most {@value #ITEMS_MAX}
 * items, the last of which was refused.
 */
public final class FilledStore implements AutoCloseable {

    private static final int ITEMS_MAX = 5;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final HubFolder folder;
    private final Path data;

    private FilledStore(Path data) {
        this.folder = new HubFolder(settings(data));
        this.data = data;
    }

    /** What commands on this folder have to be told. */
    public static Map<String, String> settings(Path data) {
        return Map.of(
                "serai.data-dir",
                data.toString(),
                "camel.main.routes-include-pattern",
                "file:routes/*.camel.yaml,file:routes/samples/*.camel.yaml");
    }

    /** Fills the folder, and leaves it closed. */
    public static void in(Path data) throws Exception {
        Files.createDirectories(data);
        try (FilledStore store = new FilledStore(data)) {
            store.folder.get(Flyway.class).migrate();
            for (Sample sample : Sample.ALL) {
                store.receive(sample);
            }
            store.deliver();
        }
    }

    /** Opens a folder that was filled. */
    public static FilledStore opened(Path data) {
        return new FilledStore(data);
    }

    /** A part of the hub. */
    public <T> T get(Class<T> type) {
        return folder.fromStore(type);
    }

    private void receive(Sample sample) throws Exception {
        Feed feed = folder.get(Feeds.class).all().stream()
                .filter(one -> one.partner().equals(sample.partner()))
                .filter(one -> kind(sample.name()).equals(one.rows().name()))
                .findFirst()
                .orElseThrow();
        ReceivedFile file = archived(sample, feed);
        Drop drop = folder.get(Ledger.class).open(file, feed, FileTime.of(file, feed));
        try (OpenFile open = folder.get(RowReader.class).open(file, feed);
                Staging staging = folder.get(StagingArea.class).open(drop, feed)) {
            RejectsFile rejects = folder.get(Receipts.class).rejects(drop, feed, open.header());
            List<BoundRow> rows = new ArrayList<>();
            open.forEachRemaining(
                    chunk -> rows.addAll(folder.get(RowBinder.class).bind(open, chunk)));
            staging.add(rows);
            for (Iterator<Staging.Partition> all = staging.partitions(); all.hasNext(); ) {
                folder.get(Documents.class).keep(all.next());
            }
            close(drop, rows, rejects);
        }
    }

    private void close(Drop drop, List<BoundRow> rows, RejectsFile rejects) {
        OutcomeCounts reading = OutcomeCounts.NONE;
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        for (BoundRow row : rows) {
            if (row.reject() != null) {
                rejects.add(row.reject());
                reasons.merge(row.reject().reason(), 1L, Long::sum);
                reading = reading.plus(Outcome.REJECTED, 1);
            } else if (row.blank()) {
                reading = reading.plus(Outcome.BLANK, 1);
            }
        }
        rejects.close();
        folder.get(Ledger.class).close(drop, rows.size(), reading, reasons, List.of());
    }

    private static String kind(String name) {
        if (name.startsWith("customers")) {
            return RowKind.CUSTOMERS.name();
        }
        if (name.startsWith("tickets")) {
            return RowKind.TICKETS.name();
        }
        return name.startsWith("ventes") ? RowKind.TICKETS_WITH_LINES.name() : RowKind.TICKET_LINES.name();
    }

    private ReceivedFile archived(Sample sample, Feed feed) throws IOException {
        String hash = HexFormat.of().formatHex(Sha256.of(sample.bytes()));
        Path path = data.resolve("archive").resolve(hash);
        Files.createDirectories(path.getParent());
        Files.write(path, sample.bytes());
        return new ReceivedFile(
                sample.partner(),
                feed.name(),
                sample.name(),
                "folder:in",
                NOON,
                sample.bytes().length,
                hash,
                path,
                NOON.minusSeconds(86_400));
    }

    private void deliver() {
        Outbox outbox = folder.get(Outbox.class);
        for (Entity entity : Entity.values()) {
            Queue queue = Queue.daily("main", entity);
            while (outbox.isDue(queue)) {
                List<Due> due = outbox.due(queue, null, ITEMS_MAX);
                boolean last = entity == Entity.ORDER && due.size() < ITEMS_MAX;
                send(outbox, entity, due, last ? Reason.REFUSED_IN_COMPANY : null);
            }
        }
    }

    private void send(Outbox outbox, Entity entity, List<Due> due, @Nullable Reason refused) {
        List<Answered> items = new ArrayList<>();
        for (Due one : due) {
            byte[] json = folder.get(Assembler.class).assemble(one.document()).json();
            items.add(new Answered(
                    one.document().key(), one.document().revision(), Sha256.of(Objects.requireNonNull(json))));
        }
        long request = outbox.sending(new Sending("main", entity, "b".repeat(64), 100, NOON, items));
        if (refused == null) {
            outbox.delivered(items, new Answer(request, 12, 200, "accepted", null), NOON);
            return;
        }
        Answer answer = new Answer(request, 12, 422, "refused", "{\"error\":\"maelle@exemple.test is not known\"}");
        outbox.record(answer);
        outbox.refused(items, refused, answer, NOON);
    }

    @Override
    public void close() {
        folder.close();
    }
}
