package io.serai.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The drops whose files lie in a folder of this machine in the end. */
abstract class FolderBacked extends DropContract {

    final Path home() {
        return temp.resolve("home");
    }

    final Path in() throws IOException {
        return Files.createDirectories(home().resolve("in"));
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

    @Override
    void hide() throws Exception {
        Files.delete(in());
    }

    @Override
    void unhide() throws Exception {
        in();
    }
}
