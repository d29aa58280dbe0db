package io.serai.batch;

import io.serai.assemble.Assembled;
import io.serai.assemble.KilibaAssembler;
import io.serai.batch.Batches.Item;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.TicketValues;
import io.serai.model.TicketValues.Returns;
import io.serai.state.Document;
import io.serai.state.Document.Part;
import io.serai.state.Outbox.Due;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Assembling tickets of four lines and packing them into batches, microseconds a ticket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SendingBenchmark {

    private static final int TICKETS = 5_000;
    private static final int BYTES_MAX = 6_000_000;

    private final KilibaAssembler assembler = new KilibaAssembler();
    private final List<Due> due = due();
    private final List<Item> items = assembling();

    private static List<Due> due() {
        List<Due> due = new ArrayList<>();
        for (int n = 0; n < TICKETS; n++) {
            due.add(new Due(document(n), 0, 0, null));
        }
        return due;
    }

    private static Document document(int n) {
        BigDecimal amount = new BigDecimal("12.50");
        SortedMap<String, Part<PartValues>> lines = new TreeMap<>();
        for (int line = 1; line <= 4; line++) {
            LineValues values = new LineValues("3760010" + n, null, "Pain de mie", BigDecimal.TEN, amount, amount);
            lines.put("" + line, new Part<>(1, n, null, Instant.EPOCH, values));
        }
        TicketValues ticket = new TicketValues(
                "" + n, "S1-" + n, "S1", "paid", "C" + n, null, amount, amount, List.of(), null, Instant.EPOCH,
                Instant.EPOCH, Returns.REJECT, "returned", null, Map.of());
        DocumentKey key = new DocumentKey("bench", Entity.ORDER, "S1", "" + n);
        return new Document(key, "main", 1, new Part<>(1, n, Instant.EPOCH, Instant.EPOCH, ticket), lines);
    }

    @Benchmark
    @OperationsPerInvocation(TICKETS)
    public List<Item> assembling() {
        List<Item> assembled = new ArrayList<>(TICKETS);
        for (Due one : due) {
            Assembled item = assembler.assemble(one.document());
            assembled.add(new Item(one, item));
        }
        return assembled;
    }

    @Benchmark
    @OperationsPerInvocation(TICKETS)
    public List<Batch> batching() {
        List<Batch> batches = new ArrayList<>();
        new Batches(items.iterator(), new Batches.Limits(1000, BYTES_MAX), item -> {
                    throw new IllegalStateException("too large");
                })
                .forEachRemaining(batches::add);
        return batches;
    }
}
