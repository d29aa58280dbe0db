package io.serai.rehearse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The folder of one rehearsal, below the machine's own folder for temporary files. */
final class ThrowAway {

    /** Two stores with their documents, receipts and staged rows; files that are packed take more. */
    private static final int TIMES_THE_FILES = 12;

    private static final long BYTES_AT_LEAST = 32L << 20;

    private ThrowAway() {}

    /** @throws CannotRehearse when the files are too large for what is free there */
    static Path folder(long bytesOfFiles) {
        try {
            Path folder = Files.createTempDirectory("serai-rehearse-");
            long needed = BYTES_AT_LEAST + TIMES_THE_FILES * bytesOfFiles;
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                Files.delete(folder);
                throw new CannotRehearse("not enough room for two copies: found " + (free >> 20) + " MB free in "
                        + folder.getParent() + ", expected " + (needed >> 20) + " MB for these files; free some, name"
                        + " another folder with -Djava.io.tmpdir=..., or rehearse fewer files");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder for temporary files", e);
        }
    }

    static Path in(Path folder, String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder in " + folder, e);
        }
    }

    static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("removing the temporary folder " + folder, e);
        }
    }
}
