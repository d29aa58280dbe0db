package io.serai.cases;

import io.serai.feed.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of a test: its rows as text, or a file beside the test file.
 *
 * @param keys what the test file says of it, expectations included
 */
record GivenFile(Yaml at, Map<String, Yaml> keys) {

    /** What a file is given by, and what is expected of it. */
    static final List<String> KEYS =
            List.of("feed", "name", "modified", "rows", "file", "result", "outcomes", "rejects", "failure", "notes");

    /** What of it is compared. */
    static final List<String> EXPECTATIONS = List.of("result", "outcomes", "rejects", "failure", "notes");

    private static final Instant MODIFIED = Instant.parse("2026-01-01T00:00:00Z");

    static GivenFile of(Yaml at) {
        Map<String, Yaml> keys = at.map(KEYS);
        if (!keys.containsKey("feed")) {
            throw new InvalidCase(at.place(), "no feed", "feed: the name of a feed of the partner file");
        }
        if (keys.containsKey("rows") == keys.containsKey("file")) {
            throw new InvalidCase(
                    at.place(),
                    keys.containsKey("rows") ? "both rows and file" : "neither rows nor file",
                    "rows: | with the text of the file below it, or file: with the path of one beside the test file");
        }
        return new GivenFile(at, keys);
    }

    Feed feed(Map<String, Feed> feeds) {
        Yaml name = key("feed");
        Feed feed = feeds.get(name.text());
        if (feed == null) {
            throw new InvalidCase(
                    name.place(), "the feed " + name.text(), "one of " + String.join(", ", feeds.keySet()));
        }
        return feed;
    }

    /** What the partner calls it. */
    String name() {
        if (keys.containsKey("name")) {
            return plain(key("name"));
        }
        return keys.containsKey("file")
                ? Path.of(key("file").text()).getFileName().toString()
                : key("feed").text() + ".csv";
    }

    private static String plain(Yaml name) {
        if (name.text().isBlank()
                || name.text().matches(".*[/\\\\\\p{Cntrl}].*")
                || name.text().contains("..")) {
            throw new InvalidCase(name.place(), '"' + name.text() + '"', "a file's name, without folders");
        }
        return name.text();
    }

    Instant modified() {
        Yaml time = keys.get("modified");
        if (time == null) {
            return MODIFIED;
        }
        try {
            return Instant.parse(time.text());
        } catch (DateTimeException e) {
            throw new InvalidCase(time.place(), '"' + time.text() + '"', "a time such as 2026-01-31T05:00:00Z");
        }
    }

    /** The bytes, in the feed's character set; packed when the name ends with {@code .gz}. */
    byte[] bytes(Feed feed, @Nullable Path folder) throws IOException {
        if (keys.containsKey("file")) {
            return Files.readAllBytes(beside(folder));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean packed = name().toLowerCase(Locale.ROOT).endsWith(".gz");
        try (OutputStream out = packed ? new GZIPOutputStream(bytes) : bytes) {
            out.write(encoded(feed));
        }
        return bytes.toByteArray();
    }

    private Path beside(@Nullable Path folder) {
        Path named = Path.of(key("file").text());
        Path file = folder == null ? named : folder.resolve(named);
        if (!Files.isRegularFile(file)) {
            throw new InvalidCase(key("file").place(), "no file " + file, "a file beside the test file");
        }
        return file;
    }

    private byte[] encoded(Feed feed) {
        try {
            ByteBuffer text = feed.format()
                    .charset()
                    .newEncoder()
                    .encode(CharBuffer.wrap(key("rows").text()));
            byte[] bytes = new byte[text.remaining()];
            text.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new InvalidCase(
                    key("rows").place(),
                    "a character that is not in " + feed.format().charset().name(),
                    "rows in the character set of the feed " + feed.name());
        }
    }

    private Yaml key(String name) {
        Yaml value = keys.get(name);
        if (value == null) {
            throw new IllegalStateException(at.place() + " has no key " + name);
        }
        return value;
    }
}
