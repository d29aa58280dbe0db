package io.serai.receive;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which files of a listing are taken: plain names whose size and time have stood still over at least two looks and
 * for at least {@code minAge}, measured on our own clock. The listing itself is the look, so completeness costs no pause and
 * no connection per file.
 *
 * <p>One instance per drop, made by the drop's template. Memory: one entry per listed file, at most {@value #FILES_MAX}.
 */
public class CompleteFiles implements GenericFileFilter<Object> {

    /** The key under which a file carries when it was first seen in its present form. */
    static final String FIRST_SEEN = "serai.firstSeen";

    private static final Logger LOG = LoggerFactory.getLogger("serai.receive");
    private static final int FILES_MAX = 100_000;

    private final Map<String, Look> looks = bounded();
    private final Set<String> refused = new HashSet<>();
    private Duration minAge = Duration.ofSeconds(10);
    private String drop = "";
    private OurFiles ours = new OurFiles(Path.of("data"));

    /** How long size and time must stand still, such as {@code 10s}. */
    public void setMinAge(String minAge) {
        this.minAge = org.springframework.boot.convert.DurationStyle.detectAndParse(minAge);
    }

    /** Whose drop this is, for messages. */
    public void setDrop(String drop) {
        this.drop = drop;
    }

    /** What Serai itself wrote into the drop. */
    public void setOurs(OurFiles ours) {
        this.ours = ours;
    }

    @Override
    public synchronized boolean accept(GenericFile<Object> file) {
        if (file.isDirectory()) {
            return false;
        }
        String name = file.getFileName();
        if (!PlainName.is(name) || !PlainName.is(file.getFileNameOnly())) {
            refuse(name);
            return false;
        }
        return !ours.holds(name, file.getFileLength(), file.getLastModified()) && stoodStill(name, file);
    }

    private boolean stoodStill(String name, GenericFile<Object> file) {
        Look now = new Look(file.getFileLength(), file.getLastModified(), System.nanoTime(), Instant.now());
        Look before = looks.get(name);
        if (before == null || !before.same(now)) {
            looks.put(name, now);
            file.setExtendedAttributes(Map.of(FIRST_SEEN, now.at()));
            return false;
        }
        file.setExtendedAttributes(Map.of(FIRST_SEEN, before.at()));
        return now.nanos() - before.nanos() >= minAge.toNanos();
    }

    private void refuse(String name) {
        if (refused.size() < FILES_MAX && refused.add(name)) {
            LOG.warn("{} refused a name that is not one plain segment: {}", drop, PlainName.shown(name));
        }
    }

    private static Map<String, Look> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Look> eldest) {
                return size() > FILES_MAX;
            }
        };
    }

    private record Look(long size, long modified, long nanos, Instant at) {

        boolean same(Look other) {
            return size == other.size && modified == other.modified;
        }
    }
}
