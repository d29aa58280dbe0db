package io.serai.read;

import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Opens the archived bytes as one stream: plain, {@code .gz}, or {@code .zip} with exactly one file in it. */
final class Unpacking {
    private static final int BUFFER_BYTES = 1 << 16;

    private Unpacking() {}

    static InputStream open(ReceivedFile file, ReadSettings settings) throws IOException, FileUnusable {
        return open(file, settings, new ReadBytes());
    }

    /** @param read counts the archived bytes that were read; those of a {@code .zip} are not counted */
    static InputStream open(ReceivedFile file, ReadSettings settings, ReadBytes read) throws IOException, FileUnusable {
        String name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            read.cannotTell();
            return new BoundedStream(onlyMember(file), file.size(), settings);
        }
        InputStream bytes = new BufferedInputStream(read.of(Files.newInputStream(file.archived())), BUFFER_BYTES);
        if (!name.endsWith(".gz")) {
            return new BoundedStream(bytes, Long.MAX_VALUE / Math.max(1, settings.unpackedRatioMax()), settings);
        }
        try {
            return new BoundedStream(new GZIPInputStream(bytes, BUFFER_BYTES), file.size(), settings);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    static boolean isArchive(ReceivedFile file) {
        return isArchive(file.name());
    }

    private static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gz") || lower.endsWith(".zip");
    }

    private static InputStream onlyMember(ReceivedFile file) throws IOException, FileUnusable {
        ZipDirectory.check(file.archived());
        ZipFile zip = new ZipFile(file.archived().toFile());
        try {
            return new FilterInputStream(zip.getInputStream(onlyMember(zip))) {
                @Override
                public void close() throws IOException {
                    super.close();
                    zip.close();
                }
            };
        } catch (FileUnusable | IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipEntry onlyMember(ZipFile zip) throws FileUnusable {
        List<? extends ZipEntry> members =
                zip.stream().filter(entry -> !entry.isDirectory()).toList();
        if (members.size() != 1) {
            throw new FileUnusable(Reason.ARCHIVE_MEMBERS, members.size() + " files", "one file in the archive");
        }
        if (isArchive(members.get(0).getName())) {
            throw new FileUnusable(Reason.ARCHIVE_MEMBERS, "an archive inside the archive", "one plain file in it");
        }
        return members.get(0);
    }
}
