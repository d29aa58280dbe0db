package io.serai.hostkey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that holds whom the hub trusts. It is exchanged as a whole, so a drop that polls meanwhile reads the old or the new one. */
public sealed interface PinFile permits KnownHostsFile, TrustStoreFile {

    Path path();

    /** What is held of this server now; empty when nothing is, or there is no file. */
    List<Offered> known(Server server) throws IOException;

    /** Holds these from now on, and of this server nothing else; what is held of other servers stays. */
    void pin(Server server, List<Offered> keys) throws IOException;

    /** A file beside it, which takes its place once it is complete. */
    static void exchange(Path path, Writing writing) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("found no folder " + folder + "; expected the folder of " + path);
        }
        Path next = Files.createTempFile(folder, ".serai-", ".tmp");
        try {
            writing.into(next);
            if (Files.exists(path)) {
                Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(path));
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Fills the file that is to take the place. */
    interface Writing {
        void into(Path file) throws IOException;
    }
}
