package io.serai.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A drop whose server keeps its files in a folder of this machine. */
abstract class FolderDoor implements Door {

    static final String USER = "partner";
    static final String PASSWORD = "p+%41 a";

    private final Path home;

    FolderDoor(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("in"));
    }

    /** The drop's own folder. */
    final Path in() {
        return home.resolve("in");
    }

    @Override
    public final void put(String name, byte[] bytes) throws IOException {
        Path part = home.resolve(name + ".part");
        Files.write(part, bytes);
        Files.move(part, in().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public final Set<String> names(String folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(in().resolve(folder))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(file.getFileName().toString()));
        } catch (NoSuchFileException notYet) {
            return names;
        }
        return names;
    }

    @Override
    public final byte[] bytes(String folder, String name) throws IOException {
        return Files.readAllBytes(in().resolve(folder).resolve(name));
    }
}
