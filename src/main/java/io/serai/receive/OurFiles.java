package io.serai.receive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells the reject files that Serai put into a drop from the corrected ones that a partner puts there under the same name:
 * ours have the very bytes that are kept under {@code data-dir/receipts}. Receipts are never read.
 */
@Component("seraiOurFiles")
public class OurFiles {

    private static final int SEEN_MAX = 100_000;

    private final Path receipts;
    private final Set<String> seen = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private final Map<Path, String> hashes = new HashMap<>();

    OurFiles(@Value("${serai.data-dir:data}") Path dataDir) {
        this.receipts = dataDir.resolve("receipts");
    }

    /** Whether a listed file is known to be ours, without opening it. */
    boolean holds(String name, long size, long modified) {
        return name.endsWith(".receipt.json") || seen.contains(name + "|" + size + "|" + modified);
    }

    /** Whether downloaded bytes are ours; if so, the listed file is not downloaded again. */
    synchronized boolean wrote(String name, long size, long modified, String sha256) {
        if (!name.endsWith(".rejects.csv") || !Files.isDirectory(receipts)) {
            return false;
        }
        try (Stream<Path> drops = Files.list(receipts)) {
            boolean ours = drops.map(drop -> drop.resolve(name))
                    .filter(Files::exists)
                    .anyMatch(kept ->
                            hashes.computeIfAbsent(kept, OurFiles::sha256).equals(sha256));
            if (ours && seen.size() < SEEN_MAX) {
                seen.add(name + "|" + size + "|" + modified);
            }
            return ours;
        } catch (IOException e) {
            throw new UncheckedIOException("looking through the receipts", e);
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("hashing " + file.getFileName(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
