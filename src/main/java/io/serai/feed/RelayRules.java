package io.serai.feed;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a feed must say whose files are passed on as they are, and what it must not: no row of them is read. */
final class RelayRules {

    /** What a request header takes as it is. */
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+( ?; ?[A-Za-z0-9_.+-]+=[\"A-Za-z0-9_.+-]+)*");

    /** Without rows, a format says no more than the time in a file's name. */
    private static final List<String> FORMAT_KEYS = List.of("file-time", "file-time-pattern", "zone");

    private RelayRules() {}

    /** Nothing may be declared that would never have an effect. */
    static void checkDeclared(String name, FeedDeclaration declaration, RowKind kind) {
        if (kind != RowKind.FILE) {
            if (!declaration.getRelay().isEmpty()) {
                throw new InvalidFeed(name, "relay", "a group", "it only with rows: file");
            }
            return;
        }
        mustBeEmpty(name, "columns", declaration.getColumns());
        mustBeEmpty(name, "defaults", declaration.getDefaults());
        mustBeEmpty(name, "custom-fields", declaration.getCustomFields());
        mustBeEmpty(name, "metadata", declaration.getMetadata());
        mustBeEmpty(name, "policies", declaration.getPolicies());
        declaration.getFormat().keySet().stream()
                .filter(key -> !FORMAT_KEYS.contains(Words.kebab(key)))
                .findFirst()
                .ifPresent(key -> {
                    throw new InvalidFeed(
                            name,
                            "format." + Words.kebab(key),
                            "a value",
                            "only " + String.join(", ", FORMAT_KEYS) + ", since rows: file reads no row");
                });
    }

    private static void mustBeEmpty(String name, String group, Map<String, Object> declared) {
        if (!declared.isEmpty()) {
            throw new InvalidFeed(name, group, "a group", "nothing, since rows: file reads no row");
        }
    }

    static void check(Feed feed) {
        Relaying relay = feed.relay();
        if (feed.rows() != RowKind.FILE) {
            return;
        }
        if (relay == null || relay.contentType().isBlank()) {
            throw new InvalidFeed(feed.name(), "relay.content-type", "nothing", "what the files are, such as text/csv");
        }
        if (!CONTENT_TYPE.matcher(relay.contentType()).matches()) {
            throw new InvalidFeed(
                    feed.name(), "relay.content-type", quoted(relay.contentType()), "a type such as text/csv");
        }
        oneOf(feed, "default-shop-id", relay.defaultShopId(), "shop-ids", relay.shopIds());
        oneOf(
                feed,
                "default-customer-group-id",
                relay.defaultCustomerGroupId(),
                "customer-group-ids",
                relay.customerGroupIds());
        if (relay.language() != null && !relay.language().matches("[a-z]{2}")) {
            throw new InvalidFeed(
                    feed.name(), "relay.language", quoted(relay.language()), "two small letters such as fr");
        }
    }

    private static void oneOf(Feed feed, String key, @Nullable String value, String list, List<String> values) {
        if (value == null && values.isEmpty()) {
            return;
        }
        if (value == null || !values.contains(value)) {
            throw new InvalidFeed(
                    feed.name(),
                    "relay." + key,
                    value == null ? "nothing" : quoted(value),
                    "one of relay." + list + " (" + String.join(", ", values) + ")");
        }
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
