package io.serai.reject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.feed.Feed;
import io.serai.model.Reason;
import io.serai.model.Reject;
import io.serai.settings.HubSettings;
import io.serai.settings.Retention;
import io.serai.state.Drop;
import io.serai.state.HeldTickets.Held;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Relays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the partner what became of a file: {@code <file>.receipt.json} for every drop, {@code <file>.rejects.csv} when rows
 * were rejected. Both are kept under {@code data-dir/receipts/<drop>/} and sent back beside the drop by the drop's route.
 */
@Component("seraiReceipts")
public class Receipts {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** What a receipt says that the ledger does not know. */
    private static final List<String> KEPT = List.of("examples", "waiting");

    private final Path folder;
    private final Retention retention;
    private final Relays relays;

    Receipts(HubSettings settings, Relays relays) {
        this.relays = relays;
        this.folder = settings.dataDir().resolve("receipts");
        this.retention = new Retention(folder, settings.receipts().keep());
    }

    /** Deletes receipts and reject files older than {@code serai.receipts.keep}; a repeat of such a drop is answered without rows. */
    public void prune() throws IOException {
        retention.prune();
    }

    /** A reject file for a drop about to be read; one that a crash left half written is replaced. */
    public RejectsFile rejects(Drop drop, Feed feed, List<String> header) {
        return new RejectsFile(
                rejectsPath(drop.id(), drop.file().name()), feed, drop.file().name(), header);
    }

    /** Where the rejected rows of a drop lie; null when it had none. */
    public @Nullable Path rejectsOf(long drop, String file) {
        Path path = rejectsPath(drop, file);
        return Files.exists(path) ? path : null;
    }

    /** The receipt of a drop as the partner got it; null when it is no longer kept, or not written yet. */
    public @Nullable String receiptOf(long drop, String file) {
        Path path = receiptPath(drop, file);
        try {
            return Files.exists(path) ? Files.readString(path) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path.getFileName(), e);
        }
    }

    /** The first rejects of a drop, each as one sentence with its place; empty when its receipt is no longer kept. */
    public List<String> examplesOf(long drop, String file) {
        String receipt = receiptOf(drop, file);
        try {
            List<String> examples = new ArrayList<>();
            JSON.readTree(receipt == null ? "{}" : receipt)
                    .path("examples")
                    .forEach(example -> examples.add(example.asText()));
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the receipt of drop " + drop, e);
        }
    }

    /**
     * Writes the receipt.
     *
     * @param rejects the drop's reject file, closed; null when nothing was read
     * @param waiting the partner's tickets that wait too long, and that no receipt has told of yet
     * @return what goes back to the partner, the receipt last
     */
    public List<Path> write(DropSummary drop, @Nullable RejectsFile rejects, List<Held> waiting) {
        Path rows = rejects == null ? null : rejects.written();
        List<Reject> examples = rejects == null ? List.of() : rejects.examples();
        return write(drop, Receipt.of(drop, rows, examples, Waiting.of(waiting), relayed(drop)), rows);
    }

    /**
     * Answers the same bytes again with what became of them the first time, rejected rows included: a crash may have kept
     * the first answer from the partner.
     */
    public List<Path> repeat(DropSummary drop, DropSummary first) {
        Path kept = rejectsOf(first.id(), first.name());
        Path rows = null;
        if (kept != null) {
            rows = rejectsPath(drop.id(), drop.name());
            try {
                Files.createDirectories(rows.getParent());
                Files.copy(kept, rows, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("copying " + kept.getFileName(), e);
            }
        }
        return write(drop, Receipt.repeat(drop, first, rows, relayed(first)), rows);
    }

    /** How far the file of a drop has come that is passed on as it is, of a repeat that of the first; null when rows are read. */
    public @Nullable Relayed relayed(DropSummary drop) {
        return relays.of(drop.repeatOf() == null ? drop.id() : drop.repeatOf())
                .map(Relayed::of)
                .orElse(null);
    }

    /** Writes the receipt of a drop again, as the drop stands now; what it quoted of rows stays. */
    public Path again(DropSummary drop) {
        Path receipt = receiptPath(drop.id(), drop.name());
        ObjectNode said =
                JSON.valueToTree(Receipt.of(drop, rejectsOf(drop.id(), drop.name()), List.of(), null, relayed(drop)));
        try {
            if (Files.exists(receipt) && JSON.readTree(receipt.toFile()) instanceof ObjectNode before) {
                KEPT.forEach(name -> {
                    if (before.has(name)) {
                        said.set(name, before.get(name));
                    }
                });
            }
            return written(receipt, JSON.writeValueAsBytes(said));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + receipt.getFileName() + " again", e);
        }
    }

    /** Writes a text for a partner that is no receipt of a drop; {@code number} tells it from others of its name. */
    public Path text(long number, String name, String content) {
        Path file = folder.resolve("later").resolve(Long.toString(number)).resolve(name);
        try {
            return written(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + name, e);
        }
    }

    private static Path written(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private List<Path> write(DropSummary drop, Receipt said, @Nullable Path rows) {
        Path receipt = receiptPath(drop.id(), drop.name());
        try {
            written(receipt, JSON.writeValueAsBytes(said));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + receipt.getFileName(), e);
        }
        List<Path> files = new ArrayList<>();
        if (rows != null) {
            files.add(rows);
        }
        files.add(receipt);
        return files;
    }

    /**
     * Takes rows out of what is kept of a drop's answer: their cells, what was said of them, and with them all examples of the
     * receipt, which quote cells. The copies beside the drop are the partner's.
     *
     * @param header told the reject file's own columns first
     * @param meant whether a row's own cells are to go
     * @return how many rows lost their cells
     */
    public long clear(long drop, String file, Feed feed, Consumer<List<String>> header, Predicate<List<String>> meant) {
        Path rows = rejectsPath(drop, file);
        if (!Files.exists(rows)) {
            return 0;
        }
        try {
            long cleared = RejectedRows.clear(rows, feed, header, meant);
            Path receipt = receiptPath(drop, file);
            if (cleared > 0 && Files.exists(receipt)) {
                JsonNode said = JSON.readTree(Files.readAllBytes(receipt));
                if (said instanceof ObjectNode object && object.has("examples")) {
                    object.putArray("examples");
                    Files.write(receipt, JSON.writeValueAsBytes(object));
                }
            }
            return cleared;
        } catch (IOException e) {
            throw new UncheckedIOException("erasing rows of " + rows.getFileName(), e);
        }
    }

    private Path receiptPath(long drop, String file) {
        return folder(drop).resolve(file + ".receipt.json");
    }

    private Path rejectsPath(long drop, String file) {
        return folder(drop).resolve(file + ".rejects.csv");
    }

    private Path folder(long drop) {
        return folder.resolve(Long.toString(drop));
    }

    /** One reason as partners read it. */
    record Count(Reason code, long rows, String meaning, String fix) {

        static List<Count> of(Map<Reason, Long> reasons) {
            return reasons.entrySet().stream()
                    .map(e -> new Count(
                            e.getKey(),
                            e.getValue(),
                            e.getKey().says(),
                            e.getKey().fix()))
                    .toList();
        }
    }
}
