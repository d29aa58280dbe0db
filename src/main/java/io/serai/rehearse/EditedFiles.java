package io.serai.rehearse;

import io.serai.feed.Feed;
import io.serai.feed.FeedReader;
import io.serai.feed.Feeds;
import io.serai.lint.Finding;
import io.serai.lint.Lint;
import io.serai.lint.RouteFile;
import io.serai.lint.RouteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the file that an edited one would replace, and checks it as the hub would when it is saved there. */
@Component
final class EditedFiles {

    private final RouteFolder folder;
    private final Lint lint;
    private final FeedReader reader;
    private final Feeds feeds;

    EditedFiles(RouteFolder folder, Lint lint, FeedReader reader, Feeds feeds) {
        this.folder = folder;
        this.lint = lint;
        this.reader = reader;
        this.feeds = feeds;
    }

    /** @throws CannotRehearse when it has errors, or replaces no file or several */
    EditedFile read(Wanted wanted) {
        RouteFile edited = RouteFile.of(wanted.file(), wanted.text());
        if (edited.unreadable().isPresent()) {
            throw CannotRehearse.of(wanted.file(), List.of(edited.unreadable().get()));
        }
        List<RouteFile> now = loaded();
        RouteFile replaced = replaced(edited, now);
        checkTogether(edited, replaced, now);
        Map<String, Feed> running = new TreeMap<>();
        Set<String> names = new HashSet<>(replaced.feedNames());
        feeds.all().stream()
                .filter(feed -> names.contains(feed.name()))
                .forEach(feed -> running.put(feed.name(), feed));
        return new EditedFile(wanted.file(), replaced.name(), running, declared(wanted));
    }

    private List<RouteFile> loaded() {
        try {
            List<RouteFile> files = new ArrayList<>();
            for (Path file : folder.files()) {
                files.add(RouteFile.of(file.toString(), Files.readAllBytes(file)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the route files", e);
        }
    }

    /** The one that declares a feed of the edited file; a new partner's file has none, and nothing to be compared with. */
    private static RouteFile replaced(RouteFile edited, List<RouteFile> now) {
        Set<String> names = Set.copyOf(edited.feedNames());
        List<RouteFile> found = now.stream()
                .filter(file -> file.feedNames().stream().anyMatch(names::contains))
                .toList();
        if (found.isEmpty()) {
            throw new CannotRehearse(edited.name() + " declares " + (names.isEmpty() ? "no feed" : "the feeds " + names)
                    + ", and no file that the hub loads declares one of them, so there is nothing to compare it with;"
                    + " expected an edited copy of a partner file; a new partner's samples are tried with check");
        }
        if (found.size() > 1) {
            throw new CannotRehearse(edited.name() + " declares feeds of "
                    + String.join(" and ", found.stream().map(RouteFile::name).toList())
                    + "; expected an edited copy of one file: rehearse them one by one");
        }
        return found.get(0);
    }

    /**
     * Errors of the file itself, and those that it would bring to others. What is wrong with the file that runs as well, such as a
     * variable that only the hub has, is not held against the edited one.
     */
    private void checkTogether(RouteFile edited, RouteFile replaced, List<RouteFile> now) {
        List<RouteFile> then = new ArrayList<>(now);
        then.remove(replaced);
        then.removeIf(file -> file.name().equals(edited.name()));
        then.add(edited);
        List<Finding> errors = errors(edited, then);
        if (errors.isEmpty()) {
            return;
        }
        Set<String> known =
                errors(replaced, now).stream().map(EditedFiles::what).collect(Collectors.toSet());
        List<Finding> own =
                errors.stream().filter(error -> !known.contains(what(error))).toList();
        if (!own.isEmpty()) {
            throw CannotRehearse.of(edited.name(), own);
        }
    }

    /** The other files are not looked at alone: they run. */
    private List<Finding> errors(RouteFile one, List<RouteFile> all) {
        return Stream.concat(lint.alone(one).stream(), lint.together(all).stream())
                .filter(Finding::isError)
                .distinct()
                .sorted()
                .toList();
    }

    private static String what(Finding error) {
        return error.rule() + ' ' + error.found();
    }

    private Map<String, Feed> declared(Wanted wanted) {
        try {
            return reader.of(wanted.file(), wanted.text());
        } catch (IllegalArgumentException e) {
            throw new CannotRehearse(wanted.file() + " cannot be used, so nothing was rehearsed: " + e.getMessage());
        }
    }
}
