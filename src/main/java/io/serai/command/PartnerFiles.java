package io.serai.command;

import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.feed.InvalidFeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;

/** Which files declare the feeds: the folder's, or those that are named. */
final class PartnerFiles {

    static final String PATTERN = "camel.main.routes-include-pattern";

    private PartnerFiles() {}

    /**
     * The settings with these partner files alone.
     *
     * @param files each a partner file or a folder of them; none: what the settings say, such as {@code routes/}
     */
    static Map<String, String> settings(Map<String, String> given, List<Path> files) {
        Map<String, String> settings = new LinkedHashMap<>(given);
        if (!files.isEmpty()) {
            settings.put(PATTERN, files.stream().map(PartnerFiles::pattern).collect(Collectors.joining(",")));
        } else if (!given.containsKey(PATTERN) && !Files.isDirectory(Path.of("routes"))) {
            throw new CannotRun("no folder routes/ here: found " + Path.of("").toAbsolutePath()
                    + "; expected the folder in which the hub runs, or --routes <partner>.camel.yaml");
        }
        return settings;
    }

    private static String pattern(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        if (!Files.exists(file)) {
            throw new CannotRun("no partner file " + file + ": expected a file such as acme.camel.yaml");
        }
        if (path.matches(".*[,*?{}].*")) {
            throw new CannotRun("the partner file " + path + " cannot be read: its path holds one of , * ? { };"
                    + " copy it to a folder without them");
        }
        return "file:" + path + (Files.isDirectory(file) ? "/*.camel.yaml" : "");
    }

    /**
     * The declared feeds, by name.
     *
     * @throws InvalidFeed when one cannot be used
     * @throws CannotRun when a file cannot be read, or declares none
     */
    static Map<String, Feed> feeds(ThrowAwayFolder folder) {
        Collection<Feed> feeds;
        try {
            feeds = folder.get(Feeds.class).all();
        } catch (InvalidFeed e) {
            throw e;
        } catch (RuntimeException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (cause instanceof InvalidFeed invalid) {
                throw invalid;
            }
            throw new CannotRun("the partner files cannot be read: " + cause.getMessage());
        }
        return feeds.stream().collect(Collectors.toMap(Feed::name, feed -> feed, (a, b) -> a, LinkedHashMap::new));
    }
}
