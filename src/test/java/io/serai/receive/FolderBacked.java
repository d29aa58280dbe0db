package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The drops whose files lie in a folder of this machine in the end. */
abstract class FolderBacked extends DropContract {

    final Path home() {
        return temp.resolve("home");
    }

    final Path in() throws IOException {
        return Files.createDirectories(home().resolve("in"));
    }

    @Override
    ReceiptFolder receiptFolder() throws Exception {
        Path folder = Files.createDirectories(in().resolve("receipts"));
        // the server's user is another one
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        return new ReceiptFolder("receipts", "receipts");
    }

    @Override
    void put(String name, String text) throws Exception {
        Files.writeString(in().resolve(name), text);
    }

    @Override
    void delete(String name) throws Exception {
        Files.delete(in().resolve(name));
    }

    @Override
    Map<String, String> list(String folder) throws Exception {
        Path where = in().resolve(folder);
        if (!Files.exists(where)) {
            return Map.of();
        }
        Map<String, String> found = new HashMap<>();
        try (Stream<Path> files = Files.list(where)) {
            List<Path> plain = files.filter(Files::isRegularFile).toList();
            for (Path file : plain) {
                found.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        } catch (java.nio.file.NoSuchFileException e) {
            return list(folder);
        }
        return found;
    }

    /** False where the server hides that a file is a link: then it is the server that follows it. */
    boolean showsLinks() {
        return true;
    }

    @Test
    void a_link_is_not_followed() throws Exception {
        assumeTrue(showsLinks(), "this server shows a link as the file that it leads to");
        Path secret = Files.writeString(temp.resolve("secret.csv"), "secret");
        Files.createSymbolicLink(in().resolve("link.csv"), secret);
        put("good.csv", "good");
        start(Map.of());
        await().atMost(Duration.ofMinutes(1)).until(() -> !list("done").isEmpty());
        put("later.csv", "later");
        await().atMost(Duration.ofMinutes(1)).until(() -> list("done").size() == 2);
        assertThat(taken).extracting(Taken::name).containsExactly("good.csv", "later.csv");
        assertThat(Files.isSymbolicLink(in().resolve("link.csv"))).isTrue();
    }

    @Override
    void hide() throws Exception {
        Files.delete(in());
    }

    @Override
    void unhide() throws Exception {
        in();
    }
}
