package io.serai.command;

import io.serai.check.Wanted.Source;
import io.serai.feed.Feed;
import io.serai.lint.DropNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of one check by the words of its command: {@code FEED FILE...}, or {@code FEED=FILE...}; the first word decides. */
final class CheckSources {

    private final List<String> words;
    private final Map<String, Feed> feeds;
    private final AnswerFolder answers;
    private final DropNames drops;

    CheckSources(List<String> words, Map<String, Feed> feeds, AnswerFolder answers, DropNames drops) {
        this.words = words;
        this.feeds = feeds;
        this.answers = answers;
        this.drops = drops;
    }

    /** @throws CannotRun when a feed is not declared, or a file cannot be read */
    List<Source> all() throws IOException {
        String first = words.get(0);
        return first.indexOf('=') > 0 && !feeds.containsKey(first) ? pairs() : ofFeed(first);
    }

    private List<Source> ofFeed(String name) throws IOException {
        Feed feed = feed(name);
        if (words.size() == 1) {
            throw new CannotRun("no file: expected one or more after the feed's name " + name);
        }
        List<Source> sources = new ArrayList<>();
        for (String file : words.subList(1, words.size())) {
            if (feeds.containsKey(file) && !Files.exists(Path.of(file))) {
                throw new CannotRun("\"" + file + "\" is a feed and no file: for files of several feeds write FEED=FILE"
                        + " for each, such as " + name + "=" + words.get(1));
            }
            sources.add(source(feed, file));
        }
        return sources;
    }

    private List<Source> pairs() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1 || equals == word.length() - 1) {
                throw new CannotRun("\"" + word + "\": expected FEED=FILE, as the first one is written");
            }
            sources.add(source(feed(word.substring(0, equals)), word.substring(equals + 1)));
        }
        return sources;
    }

    private Feed feed(String name) {
        Feed feed = feeds.get(name);
        if (feed == null) {
            throw new CannotRun("no feed is called \"" + name + "\"; "
                    + (feeds.isEmpty()
                            ? "no feed is declared: expected one under beans: of a partner file, see --routes"
                            : "known feeds: " + String.join(", ", feeds.keySet())));
        }
        return feed;
    }

    private Source source(Feed feed, String text) throws IOException {
        Path file = Path.of(text);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String found =
                    Files.isDirectory(file) ? "a folder" : Files.exists(file) ? "no right to read it" : "nothing";
            throw new CannotRun("the file " + text + " cannot be read: found " + found
                    + "; expected a file of the feed " + feed.name());
        }
        String name = file.toAbsolutePath().normalize().getFileName().toString();
        List<String> notes = drops.refusal(feed.name(), name).stream().toList();
        return new Source(feed, file, name, Files.getLastModifiedTime(file).toInstant(), answers.of(name), notes);
    }
}
