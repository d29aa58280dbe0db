package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.model.FileUnusable;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Framing and binding of ticket lines, microseconds a line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadingBenchmark {

    private static final int LINES = 20_000;

    private final ReadSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("serai.read", Bindable.of(ReadSettings.class));
    private final RowReader reader = new FileRowReader(settings, Clock.systemUTC());
    private final RowBinder binder = new BindyRowBinder(settings, new DefaultCamelContext());
    private final Feed feed = feed();
    private Path file = Path.of("");
    private List<RawRow> rows = List.of();

    private static Feed feed() {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("bench");
        declaration.setRows("ticket-lines");
        for (String field : List.of(
                "store", "ticket", "line", "product", "product-name", "quantity", "amount-net", "amount-gross")) {
            declaration.getColumns().put(field, field);
        }
        return declaration.feed("bench-lines");
    }

    @Setup
    public void write() throws IOException, FileUnusable, StillArriving {
        file = Files.createTempFile("lines", ".csv");
        StringBuilder text =
                new StringBuilder("store,ticket,line,product,product-name,quantity,amount-net,amount-gross\n");
        for (int n = 0; n < LINES; n++) {
            text.append("S%d,%d,%d,3760010%04d,Pain de mie,%d,%d.50,%d.40%n"
                    .formatted(n % 40, 1_000_000 + n / 4, n % 4 + 1, n % 9_999, n % 9 + 1, n % 50, n % 60));
        }
        Files.writeString(file, text);
        rows = framing();
    }

    @TearDown
    public void remove() throws IOException {
        Files.delete(file);
    }

    private ReceivedFile received() throws IOException {
        return new ReceivedFile(
                "bench", feed.name(), "lines.csv", "bench", Instant.EPOCH, Files.size(file), "0", file, Instant.EPOCH);
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public List<RawRow> framing() throws IOException, FileUnusable, StillArriving {
        List<RawRow> framed = new ArrayList<>(LINES);
        try (OpenFile open = reader.open(received(), feed)) {
            open.forEachRemaining(framed::addAll);
        }
        return framed;
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public List<BoundRow> binding() throws IOException, FileUnusable, StillArriving {
        try (OpenFile open = reader.open(received(), feed)) {
            return binder.bind(open, rows);
        }
    }
}
