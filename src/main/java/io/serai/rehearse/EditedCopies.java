package io.serai.rehearse;

import io.serai.lint.RouteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Edited copies that lie beside the route files that the hub loads: {@code *.camel.yaml.new}, which it does not load. */
@Component
public final class EditedCopies {

    private static final String END = ".camel.yaml.new";

    private final RouteFolder folder;

    EditedCopies(RouteFolder folder) {
        this.folder = folder;
    }

    /** Their paths, as they are now. */
    public SortedSet<String> all() {
        SortedSet<String> copies = new TreeSet<>();
        try {
            SortedSet<Path> folders = new TreeSet<>();
            for (Path file : folder.files()) {
                Path in = file.getParent();
                folders.add(in == null ? Path.of("") : in);
            }
            for (Path in : folders) {
                try (Stream<Path> files = Files.list(in)) {
                    files.filter(file -> file.toString().endsWith(END) && Files.isRegularFile(file))
                            .forEach(file -> copies.add(file.toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("looking for edited copies beside the route files", e);
        }
        return copies;
    }

    /**
     * The bytes of one of them.
     *
     * @throws CannotRehearse when it is none of them, or too large
     */
    public byte[] text(String copy) {
        if (!all().contains(copy)) {
            throw new CannotRehearse(
                    "no edited copy " + copy + " lies beside the route files; expected one of " + all());
        }
        try {
            if (Files.size(Path.of(copy)) > Rehearsals.TEXT_BYTES_MAX) {
                throw Rehearsals.tooLarge(copy);
            }
            return Files.readAllBytes(Path.of(copy));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + copy, e);
        }
    }
}
