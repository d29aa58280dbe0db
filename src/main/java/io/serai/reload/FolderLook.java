package io.serai.reload;

import io.serai.lint.RouteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the route files again and again. A file counts as saved when two looks in a row found it the same, and as removed
 * when two looks in a row did not find it: editors write in pieces, and some take the old file away before the new one is there.
 */
final class FolderLook {

    private final RouteFolder folder;
    private Map<Path, Signature> last = Map.of();

    FolderLook(RouteFolder folder) {
        this.folder = folder;
    }

    /** What a save changes, also one that keeps size and time but makes another file. */
    private record Signature(
            long size, FileTime modified, @Nullable Object key) {

        static @Nullable Signature of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Signature(now.size(), now.lastModifiedTime(), now.fileKey());
            } catch (IOException e) {
                return null;
            }
        }
    }

    /**
     * @param files the text of each file that stands still
     * @param unsettled files that are being written, or may be: what they say does not count yet
     */
    record Seen(Map<Path, byte[]> files, Set<Path> unsettled) {}

    Seen look() throws IOException {
        Map<Path, Signature> now = new HashMap<>();
        for (Path file : folder.files()) {
            Signature signature = Signature.of(file);
            if (signature != null) {
                now.put(file, signature);
            }
        }
        Set<Path> unsettled = new HashSet<>(last.keySet());
        unsettled.addAll(now.keySet());
        unsettled.removeIf(file -> now.containsKey(file) && now.get(file).equals(last.get(file)));
        last = now;
        Map<Path, byte[]> files = new HashMap<>();
        for (Map.Entry<Path, Signature> entry : now.entrySet()) {
            Path file = entry.getKey();
            byte[] text = unsettled.contains(file) ? null : text(file, entry.getValue());
            if (text == null) {
                unsettled.add(file);
            } else {
                files.put(file, text);
            }
        }
        return new Seen(files, unsettled);
    }

    private static byte @Nullable [] text(Path file, Signature expected) {
        try {
            byte[] text = Files.readAllBytes(file);
            return expected.equals(Signature.of(file)) ? text : null;
        } catch (IOException e) {
            return null;
        }
    }
}
