package io.serai.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.check.FileCheck;
import io.serai.check.Wanted;
import io.serai.check.Wanted.Source;
import io.serai.feed.Feed;
import io.serai.model.Entity;
import io.serai.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a test: its files take the whole reading road on a store that is empty before. */
public final class CaseRun {

    private static final List<String> REJECT_KEYS = List.of("line", "column", "code", "found", "expected");
    private static final List<String> HELD_IDS = List.of("store", "ticket", "cart", "product", "variant");
    private static final List<String> HELD_KEYS = List.of("store", "ticket", "cart", "product", "variant", "waits-for");

    private static final List<String> ITEM_IDS = List.of("id", "variantId");

    /** What tells items apart that have no id. */
    private static final Map<String, List<String>> OTHER_IDS = Map.of(
            Entity.VISIT.plural(),
            List.of("email", "url", "date", "productId", "categoryId"),
            Entity.CONSENT.plural(),
            List.of("blacklist", "whitelist"));

    private static final List<String> REFUSED_KEYS = List.of("code", "documents");

    private final Map<String, Feed> feeds;
    private final FileCheck check;
    private final Path scratch;

    /**
     * @param feeds those of the partner file, by name
     * @param check on an empty store
     * @param scratch an empty folder that goes afterwards
     */
    public CaseRun(Map<String, Feed> feeds, FileCheck check, Path scratch) {
        this.feeds = feeds;
        this.check = check;
        this.scratch = scratch;
    }

    /**
     * Runs the test.
     *
     * @return where what was found is not what was expected; empty when the test passes
     * @throws InvalidCase when the test names a feed or a file that is not there
     * @throws IOException when files cannot be written or read
     */
    public List<Difference> differences(CaseFile file, Case one) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (GivenFile given : one.files()) {
            sources.add(source(given, sources.size(), file.folder()));
        }
        JsonNode found = Found.of(check.check(new Wanted(sources, Integer.MAX_VALUE, Integer.MAX_VALUE)));
        Comparison comparison = new Comparison();
        for (int n = 0; n < one.files().size(); n++) {
            GivenFile given = one.files().get(n);
            compareFile(
                    comparison, given.name(), given.keys(), found.path("files").path(n));
        }
        compare(comparison, one.keys(), found);
        return comparison.differences();
    }

    private Source source(GivenFile given, int number, @Nullable Path folder) throws IOException {
        Feed feed = given.feed(feeds);
        Path bytes = Files.write(scratch.resolve("given-" + number), given.bytes(feed, folder));
        return new Source(feed, bytes, given.name(), given.modified(), null, List.of());
    }

    private static void compareFile(Comparison comparison, String name, Map<String, Yaml> keys, JsonNode found) {
        for (String key : List.of("result", "failure", "notes")) {
            Yaml expected = keys.get(key);
            if (expected != null) {
                comparison.exact(name + " / " + key, expected, found.path(key));
            }
        }
        if (found.has("failed") && !keys.containsKey("result") && !keys.containsKey("failure")) {
            comparison.unexpected(name + " / failure", found.path("failed"));
        }
        Yaml outcomes = keys.get("outcomes");
        if (outcomes != null) {
            compareOutcomes(comparison, name, outcomes, found.path("outcomes"));
        }
        Yaml rejects = keys.get("rejects");
        if (rejects != null) {
            rejects.list().forEach(one -> one.map(REJECT_KEYS));
            comparison.paired(name + " / rejected line", rejects, found.path("rejects"), List.of("line"), false);
        }
    }

    /** What is not named must be 0. */
    private static void compareOutcomes(Comparison comparison, String name, Yaml expected, JsonNode found) {
        List<String> words =
                List.of(Outcome.values()).stream().map(Outcome::word).toList();
        Map<String, Yaml> map = expected.map(words);
        for (String word : words) {
            Yaml count = map.get(word);
            if (count != null) {
                count.count();
            }
            if (count != null || found.path(word).asLong() > 0) {
                comparison.exact(name + " / " + word, count, found.path(word));
            }
        }
    }

    private static void compare(Comparison comparison, Map<String, Yaml> keys, JsonNode found) {
        for (String key : List.of("customers", "orders")) {
            if (keys.containsKey(key)) {
                comparison.paired(key, keys.get(key), found.path("items").path(key), List.of("id"), true);
            }
        }
        Yaml items = keys.get("items");
        if (items != null) {
            items.map(Entity.sent().stream().map(Entity::plural).toList())
                    .forEach((kind, some) -> comparison.paired(
                            kind, some, found.path("items").path(kind), OTHER_IDS.getOrDefault(kind, ITEM_IDS), true));
        }
        Yaml held = keys.get("held");
        if (held != null) {
            held.list().forEach(one -> one.map(HELD_KEYS));
            comparison.paired("held", held, found.path("held"), HELD_IDS, false);
        }
        Yaml refused = keys.get("refused");
        if (refused != null) {
            refused.list().forEach(one -> one.map(REFUSED_KEYS));
            comparison.paired("refused", refused, found.path("refused"), List.of("code"), false);
        }
    }
}
