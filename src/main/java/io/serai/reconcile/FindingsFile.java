package io.serai.reconcile;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.serai.model.Formula;
import io.serai.state.ListedCustomers.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rows of one reconciliation as a file for a spreadsheet, which runs none of its cells. It has its name once it is whole. */
final class FindingsFile implements Consumer<Finding>, AutoCloseable {

    private final Path file;
    private final Path part;
    private final CsvWriter csv;
    private boolean finished;

    FindingsFile(Path file) throws IOException {
        this.file = file;
        this.part = Path.of(file + ".part");
        Files.createDirectories(file.getParent());
        this.csv = CsvWriter.builder().build(part, StandardCharsets.UTF_8);
        csv.writeRecord("result", "email", "partner", "customer", "listed_id", "blacklist_reason", "blacklist_date");
    }

    @Override
    public void accept(Finding one) {
        csv.writeRecord(Stream.of(
                        one.result(),
                        one.email(),
                        one.partner(),
                        one.customer(),
                        one.listed(),
                        one.reason(),
                        one.since())
                .map(Formula::neutral)
                .toList());
    }

    /** Nothing more comes. */
    void finish() throws IOException {
        csv.close();
        finished = true;
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        if (finished) {
            return;
        }
        try {
            csv.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + part, e);
        }
    }
}
