package io.serai.receive;

import io.serai.settings.Retention;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps the raw bytes of every drop under {@code archive/yyyy/MM/dd/<sha256>}: hashed while streaming, synced, renamed last. */
public class Archive {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Duration LEFTOVER_AGE = Duration.ofHours(1);

    /** Where the bytes lie, how many there are and their SHA-256 in lower-case hex. */
    public record Archived(Path path, long size, String sha256) {}

    private final Path root;
    private final Retention retention;

    Archive(Path dataDir, Duration keep) throws IOException {
        this.root = dataDir.resolve("archive");
        this.retention = new Retention(root, keep);
        Files.createDirectories(incoming());
        removeLeftovers();
    }

    /** What a crash left half written; a download that is under way is younger, whichever process it belongs to. */
    private void removeLeftovers() throws IOException {
        Instant limit = Instant.now().minus(LEFTOVER_AGE);
        try (Stream<Path> parts = Files.list(incoming())) {
            for (Path part : parts.filter(p -> p.toString().endsWith(".part")).toList()) {
                // 0 for one that was finished and renamed meanwhile
                if (part.toFile().lastModified() < limit.toEpochMilli()) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /**
     * Streams the bytes into the archive.
     *
     * @param announced the size that the listing showed; negative when unknown
     * @throws IOException also when another number of bytes came: the file stays at its source
     */
    public Archived store(InputStream body, long announced) throws IOException {
        Files.createDirectories(incoming());
        Path part = incoming().resolve(UUID.randomUUID() + ".part");
        try {
            MessageDigest digest = sha256();
            long size = copy(body, part, digest);
            if (announced >= 0 && size != announced) {
                throw new IOException("archiving: found " + size + " bytes, the listing announced " + announced
                        + "; the file is left and looked at again");
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            return new Archived(keep(part, hash), size, hash);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Deletes archived files older than {@code serai.archive.keep}. */
    public void prune() throws IOException {
        removeLeftovers();
        retention.prune();
    }

    private Path keep(Path part, String hash) throws IOException {
        Path day = root.resolve(LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd")));
        Files.createDirectories(day);
        Path target = day.resolve(hash);
        if (!Files.exists(target)) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(day, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
        return target;
    }

    private static long copy(InputStream body, Path part, MessageDigest digest) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long size = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
                size += n;
            }
            file.force(true);
            return size;
        }
    }

    /** The SHA-256 of a file in lower-case hex. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Path incoming() {
        return root.resolve("incoming");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
