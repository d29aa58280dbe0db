package io.serai.push;

import io.serai.feed.Feed;
import io.serai.model.DropLane;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One body on its way in.
 *
 * @param name the drop's name, as a file's
 * @param bytes how many were announced; -1 when nothing was
 */
public record Pushed(Feed feed, String name, long bytes, DropLane lane) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss-SSS").withZone(ZoneOffset.UTC);

    /**
     * The name that a body gets: the one that was asked for, with the ending of its form, or one made of the time.
     *
     * @throws IllegalArgumentException when the asked one says something else than the form, or packing
     */
    public static String name(@Nullable String asked, Form form, boolean packed, Instant now) {
        String name = asked == null ? "push-" + STAMP.format(now) + form.ending() : asked;
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.endsWith(".zip") || (plain.endsWith(".gz") && !packed)) {
            throw new IllegalArgumentException("found the name \"" + name
                    + "\" of a packed file; expected its plain name, and for gzip the header Content-Encoding: gzip");
        }
        if (form == Form.CSV && plain.matches(".*\\.(json|ndjson|jsonl)(\\.gz)?")) {
            throw new IllegalArgumentException(
                    "found the name \"" + name + "\" of JSON for a body that is CSV; expected the two to agree");
        }
        String bare = packed && plain.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        return form.named(bare) + (packed ? ".gz" : "");
    }
}
