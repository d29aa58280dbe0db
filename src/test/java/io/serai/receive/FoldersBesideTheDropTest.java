package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.FileOperations;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several feeds poll one folder, and their first files are answered at the same moment: each wants to make {@code done/}. */
@SuppressWarnings({"unchecked", "NullAway.Init"})
class FoldersBesideTheDropTest {

    @TempDir
    Path drop;

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void a_folder_that_another_drop_made_meanwhile_is_used() throws Exception {
        commit(new FileOperations() {
            @Override
            public boolean buildDirectory(String folder, boolean absolute) {
                if (tries.incrementAndGet() > 1) {
                    return super.buildDirectory(folder, absolute);
                }
                return !new File(folder).mkdirs();
            }
        });
        assertThat(drop.resolve("done/a.csv")).hasContent("a");
    }

    @Test
    void and_when_the_server_says_so_by_an_error() throws Exception {
        commit(new FileOperations() {
            @Override
            public boolean buildDirectory(String folder, boolean absolute) {
                if (tries.incrementAndGet() == 1 && new File(folder).mkdirs()) {
                    throw new GenericFileOperationFailedException("it exists");
                }
                return super.buildDirectory(folder, absolute);
            }
        });
        assertThat(drop.resolve("done/a.csv")).hasContent("a");
    }

    @Test
    void a_folder_that_cannot_be_made_leaves_the_file() throws Exception {
        assertThatThrownBy(() -> commit(new FileOperations() {
                    @Override
                    public boolean buildDirectory(String folder, boolean absolute) {
                        return false;
                    }
                }))
                .isInstanceOf(GenericFileOperationFailedException.class)
                .hasMessageContaining("making folder done");
        assertThat(drop.resolve("a.csv")).hasContent("a");
    }

    private void commit(FileOperations operations) throws Exception {
        Path file = Files.writeString(drop.resolve("a.csv"), "a");
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            FileEndpoint endpoint = camel.getEndpoint("file:" + drop, FileEndpoint.class);
            operations.setEndpoint(endpoint);
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setHeaders(Map.of("SeraiVerdict", "done"));
            new VerdictStrategy()
                    .commit(
                            (GenericFileOperations<Object>) (GenericFileOperations<?>) operations,
                            (GenericFileEndpoint<Object>) (GenericFileEndpoint<?>) endpoint,
                            exchange,
                            found(file));
        }
    }

    private static GenericFile<Object> found(Path file) throws IOException {
        GenericFile<Object> found = new GenericFile<>();
        found.setFile(file.toFile());
        found.setAbsolute(true);
        found.setAbsoluteFilePath(file.toString());
        found.setFileName(file.getFileName().toString());
        found.setFileNameOnly(file.getFileName().toString());
        found.setFileLength(Files.size(file));
        found.setLastModified(Files.getLastModifiedTime(file).toMillis());
        return found;
    }
}
