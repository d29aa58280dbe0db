package io.serai.model;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A whole file, proven complete, archived and known by its bytes: what receiving hands to reading.
 *
 * @param partner as declared by the drop
 * @param feed the name of the feed that reads it
 * @param name the file's name at the source, one plain segment
 * @param source where it came from, without secrets, for people: {@code sftp://host:22/in}
 * @param modified the source's modification time
 * @param size bytes, as archived
 * @param sha256 lower-case hex of the archived bytes: the file's identity
 * @param archived where the raw bytes lie
 * @param firstSeen when Serai first saw the file in this form; the age limit of unfinished files counts from here
 * @param lane which lane of its account its items take, as declared by the drop
 */
public record ReceivedFile(
        String partner,
        String feed,
        String name,
        String source,
        Instant modified,
        long size,
        String sha256,
        Path archived,
        Instant firstSeen,
        DropLane lane) {

    /** A file of the daily lane. */
    public ReceivedFile(
            String partner,
            String feed,
            String name,
            String source,
            Instant modified,
            long size,
            String sha256,
            Path archived,
            Instant firstSeen) {
        this(partner, feed, name, source, modified, size, sha256, archived, firstSeen, DropLane.DAILY);
    }
}
