package io.serai.command;

import io.serai.state.EmptyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The hub's declarations and limits over an empty store in a folder of its own, which goes when it is closed. The data of the
 * hub is not looked at, and no secret of a drop, an account or the store has to be there.
 */
final class ThrowAwayFolder implements AutoCloseable {

    /** Before application.yaml: imported secrets may be missing, and what is checked is told by the command, not by the log. */
    private static final List<String> ARGUMENTS =
            List.of("--spring.config.on-not-found=ignore", "--logging.level.serai=ERROR");

    private final Path data;
    private final HubFolder folder;

    private ThrowAwayFolder(Path data, HubFolder folder) {
        this.data = data;
        this.folder = folder;
    }

    /** @param given over the settings of {@code application.yaml} */
    static ThrowAwayFolder open(Map<String, String> given) {
        try {
            Path data = Files.createTempDirectory("serai-check-");
            Map<String, String> settings = new LinkedHashMap<>(given);
            settings.put("serai.data-dir", data.toString());
            settings.put("serai.staging-dir", data.resolve("staging").toString());
            settings.put("spring.datasource.url", "jdbc:sqlite:" + data.resolve("serai.db"));
            settings.put("serai.console.password-hash", "");
            return new ThrowAwayFolder(data, new HubFolder(settings, ARGUMENTS));
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder for temporary files", e);
        }
    }

    /** Where files may be put that go with it. */
    Path data() {
        return data;
    }

    /** A part of the hub, on the store when it needs one. */
    <T> T get(Class<T> type) {
        return folder.get(type);
    }

    /** Makes the empty store; needed once, before anything that works on it. */
    ThrowAwayFolder withStore() {
        EmptyStore.make(get(DataSource.class));
        return this;
    }

    @Override
    public void close() {
        folder.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException("removing the temporary folder " + data, e);
        }
    }
}
