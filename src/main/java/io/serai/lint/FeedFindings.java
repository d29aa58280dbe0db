package io.serai.lint;

import io.serai.feed.FeedDeclaration;
import io.serai.feed.InvalidFeed;
import io.serai.feed.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The feeds of a file: what {@link FeedDeclaration} refuses, told where it stands. */
final class FeedFindings {
    static final String TYPE = FeedDeclaration.class.getName();
    private static final List<String> KEYS = List.of(
            "partner",
            "account",
            "rows",
            "format",
            "columns",
            "defaults",
            "custom-fields",
            "metadata",
            "policies",
            "expected",
            "relay");

    private final Surroundings surroundings;
    private final References references;
    private final List<Finding> findings = new ArrayList<>();

    FeedFindings(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.references = new References(surroundings);
    }

    /** The beans of the file that declare a feed. */
    static List<Spot> feeds(RouteFile file) {
        return file.all("beans").stream()
                .flatMap(beans -> beans.children().stream())
                .filter(bean -> bean.at("type").text().replace("#class:", "").equals(TYPE))
                .toList();
    }

    List<Finding> of(RouteFile file) {
        feeds(file).forEach(this::feed);
        return findings;
    }

    private void feed(Spot bean) {
        Spot properties = bean.at("properties");
        FeedDeclaration declaration = new FeedDeclaration();
        int before = findings.size();
        for (Spot property : properties.children()) {
            put(declaration, property);
        }
        String name = bean.at("name").text();
        boolean misread = findings.size() > before;
        for (InvalidFeed problem : declaration.problems(name)) {
            if (misread && problem.found().equals("nothing")) {
                // it may well stand under the key that was not understood
                continue;
            }
            findings.add(at(bean, properties, problem.at())
                    .error(
                            "feed",
                            "feed " + name + ": " + problem.key() + ": found " + problem.found(),
                            "expected " + problem.expected()));
        }
        account(properties.at("account"));
    }

    private void put(FeedDeclaration declaration, Spot property) {
        switch (Words.kebab(property.key())) {
            case "partner" -> declaration.setPartner(text(property));
            case "account" -> declaration.setAccount(text(property));
            case "rows" -> declaration.setRows(text(property));
            case "format" -> group(declaration.getFormat(), property);
            case "columns" -> group(declaration.getColumns(), property);
            case "defaults" -> group(declaration.getDefaults(), property);
            case "custom-fields" -> group(declaration.getCustomFields(), property);
            case "metadata" -> group(declaration.getMetadata(), property);
            case "policies" -> group(declaration.getPolicies(), property);
            case "expected" -> group(declaration.getExpected(), property);
            case "relay" -> group(declaration.getRelay(), property);
            default ->
                findings.add(property.error(
                        "unknown-key",
                        "a feed has no key \"" + property.key() + '"',
                        Words.nearest(Words.kebab(property.key()), KEYS)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("take it out; known: " + String.join(", ", KEYS))));
        }
    }

    private void group(Map<String, Object> group, Spot property) {
        if (!property.node().isObject()) {
            findings.add(property.error(
                    "feed", property.key() + " is no group of keys", "write its keys below it, or in braces"));
            return;
        }
        for (Spot entry : property.children()) {
            if (entry.node().isObject()) {
                Map<String, Object> nested = new java.util.LinkedHashMap<>();
                entry.children().forEach(child -> nested.put(child.key(), text(child)));
                group.put(entry.key(), nested);
            } else if (entry.node().isArray()) {
                findings.add(entry.error(
                        "feed", entry.key() + " is a list", "write one text with commas, such as \"iso, dd/MM/yyyy\""));
            } else {
                group.put(entry.key(), text(entry));
            }
        }
    }

    private String text(Spot spot) {
        return references.resolved(spot.text()).orElse(spot.text());
    }

    private void account(Spot account) {
        Set<String> known = new TreeSet<>(surroundings.accounts());
        String name = account.exists() ? text(account) : "main";
        if (!known.isEmpty() && !known.contains(name)) {
            findings.add(account.error(
                    "no-account",
                    "there is no account \"" + name + "\" in serai.kiliba.accounts",
                    Words.nearest(name, known)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("write one of: " + String.join(", ", known))));
        }
    }

    /** The deepest place that the key names, whatever its spelling. */
    private static Spot at(Spot bean, Spot properties, String key) {
        Spot at = properties.exists() ? properties : bean;
        for (String word : key.split("[.\\[\\]]", -1)) {
            Spot parent = at;
            at = parent.children().stream()
                    .filter(child -> Words.kebab(child.key()).equals(Words.kebab(word)))
                    .findFirst()
                    .orElse(parent);
        }
        return at;
    }
}
