package io.serai.receive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps the raw bytes of every file by date and SHA-256, durable before anything is read. */
@Component("seraiArchive")
public class Archive {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final Duration keep;
    private final Clock clock;

    @Autowired
    Archive(@Value("${serai.data-dir:data}") Path dataDir, @Value("${serai.archive.keep:90d}") Duration keep) {
        this(dataDir, keep, Clock.systemUTC());
    }

    Archive(Path dataDir, Duration keep, Clock clock) {
        this.folder = dataDir.resolve("archive");
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * Copies a stream to disk, synced, named by its hash. The same bytes again replace themselves.
     *
     * @param announced the size that the listing told; another count means that the file changed while it was read
     */
    Stored store(InputStream in, long announced) {
        try {
            Path incoming = Files.createDirectories(folder.resolve("incoming")).resolve(UUID.randomUUID() + ".part");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(in, incoming, digest);
            if (size != announced) {
                Files.delete(incoming);
                throw new IOException("the listing told " + announced + " bytes, " + size + " came");
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path day = folder.resolve(LocalDate.now(clock).toString().replace('-', '/'));
            Path path = Files.createDirectories(day).resolve(sha256);
            Files.move(incoming, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Stored(path, size, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("archiving: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long copy(InputStream in, Path to, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                size += n;
            }
            out.force(true);
        }
        return size;
    }

    /** Deletes what is older than {@code serai.archive.keep}, half-written downloads of an earlier run included. */
    public void prune() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(Files::isRegularFile).filter(this::expired).forEach(Archive::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("pruning the archive", e);
        }
    }

    private boolean expired(Path file) {
        try {
            Duration limit = file.toString().endsWith(".part") ? Duration.ofDays(1) : keep;
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(clock.instant().minus(limit));
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("pruning " + file.getFileName(), e);
        }
    }

    /** Where the bytes lie, how many, and their SHA-256 in lower-case hex. */
    record Stored(Path path, long size, String sha256) {}
}
