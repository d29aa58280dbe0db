package io.serai.reload;

import io.serai.feed.Agreement;
import io.serai.lint.Finding;
import io.serai.lint.Lint;
import io.serai.lint.RouteFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One text of one route file, with what the lint says of it alone. Kept as long as the text is running or wanted. */
final class Version {

    private final Path file;
    private final byte[] text;
    private final RouteFile parsed;
    private final List<Finding> findings;
    /** Set when it was started beside the hub and worked. */
    private volatile @Nullable Map<String, Agreement> feeds;

    Version(Path file, byte[] text, Lint lint) {
        this.file = file;
        this.text = text.clone();
        this.parsed = RouteFile.of(file.toString(), text);
        this.findings = lint.alone(parsed);
    }

    Path file() {
        return file;
    }

    byte[] text() {
        return text.clone();
    }

    String shown() {
        return new String(text, StandardCharsets.UTF_8);
    }

    RouteFile parsed() {
        return parsed;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    boolean says(byte @Nullable [] other) {
        return Arrays.equals(text, other);
    }

    void tried(Map<String, Agreement> declared) {
        feeds = declared;
    }

    boolean isTried() {
        return feeds != null;
    }

    /** The feeds that it declares; for one that was tried. */
    Map<String, Agreement> feeds() {
        return Objects.requireNonNull(feeds, "tried");
    }
}
