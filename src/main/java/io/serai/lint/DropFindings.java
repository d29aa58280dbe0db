package io.serai.lint;

import io.serai.feed.Words;
import io.serai.model.DropLane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The drops of all files: their parameters, their feeds, and the names that they take. */
final class DropFindings {
    private final References references;
    private final Map<String, Template> templates = new LinkedHashMap<>();
    /** Partner by feed. */
    private final Map<String, String> feeds = new LinkedHashMap<>();

    private final List<Drop> drops = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    DropFindings(Surroundings surroundings) {
        this.references = new References(surroundings);
    }

    List<Finding> of(Collection<RouteFile> files) {
        for (RouteFile file : files) {
            file.all("routeTemplate")
                    .forEach(template -> templates.put(template.at("id").text(), Template.of(template)));
            FeedFindings.feeds(file)
                    .forEach(feed -> feeds.put(
                            feed.at("name").text(),
                            feed.at("properties").at("partner").text()));
        }
        files.forEach(
                file -> Drop.of(file).stream().filter(drop -> !drop.isVirtual()).forEach(this::drop));
        for (int i = 0; i < drops.size(); i++) {
            for (int j = i + 1; j < drops.size(); j++) {
                claims(drops.get(i), drops.get(j));
            }
        }
        return findings;
    }

    private void drop(Drop drop) {
        Template template = templates.get(drop.template());
        if (template == null) {
            findings.add(drop.from()
                    .error(
                            "no-template",
                            "there is no drop template \"" + drop.template() + '"',
                            meant(drop.template(), templates.keySet())));
            return;
        }
        parameters(drop, template);
        if (template.parameters().contains("feed")) {
            feed(drop, template);
        }
        lane(drop);
        if (template.parameters().contains("include")) {
            include(drop, template);
            drops.add(drop);
        }
    }

    private void parameters(Drop drop, Template template) {
        drop.written().forEach((name, written) -> {
            if (!template.parameters().contains(name)) {
                findings.add(written.at()
                        .error(
                                "unknown-key",
                                drop.template() + " has no parameter \"" + name + '"',
                                meant(name, template.parameters())));
            }
        });
        for (String name : template.required()) {
            if (!drop.written().containsKey(name)) {
                findings.add(drop.from()
                        .error("missing-key", drop.template() + " lacks the parameter " + name, "write " + name + ":"));
            }
        }
    }

    private void feed(Drop drop, Template template) {
        Drop.Written written = drop.written().get("feed");
        String feed = drop.value("feed", template, references);
        if (written == null || References.in(feed)) {
            return;
        }
        String owner = feeds.get(feed);
        if (owner == null) {
            findings.add(written.at()
                    .error(
                            "no-feed",
                            "drop " + drop.id() + " names the feed \"" + feed
                                    + "\", which no file declares under beans:",
                            meant(feed, feeds.keySet())));
            return;
        }
        String partner = drop.value("partner", template, references);
        if (!References.in(partner) && !References.in(owner) && !owner.equals(partner)) {
            findings.add(drop.from()
                    .warning(
                            "other-partner",
                            "drop " + drop.id() + " says partner " + partner + ", its feed " + feed + " says " + owner,
                            "write the same partner in both"));
        }
    }

    private void lane(Drop drop) {
        Drop.Written lane = drop.written().get("lane");
        if (lane == null
                || References.in(lane.text())
                || DropLane.find(lane.text()).isPresent()) {
            return;
        }
        findings.add(lane.at()
                .error(
                        "lane",
                        "lane is \"" + lane.text() + "\"; a drop's items go daily or as history",
                        meant(lane.text(), List.of(DropLane.DAILY.word(), DropLane.HISTORY.word()))));
    }

    private void include(Drop drop, Template template) {
        Drop.Written written = drop.written().get("include");
        String regex = drop.value("include", template, references);
        if (written == null || References.in(regex)) {
            return;
        }
        String refusal = NamePattern.refusal(regex);
        if (refusal != null) {
            findings.add(written.at()
                    .error(
                            "include",
                            "include is no regular expression: " + refusal,
                            "write "
                                    + (regex.contains("*")
                                            ? '"' + NamePattern.ofGlob(regex) + '"'
                                            : "one, such as \".*\\.csv\"")));
        } else if (NamePattern.of(regex).takesNothing()) {
            findings.add(written.at()
                    .error(
                            "include",
                            "include can never take a file: a name is one plain segment and no receipt of ours",
                            "write the names themselves, without a folder, such as \".*\\.csv\""));
        } else if (NamePattern.looksLikeAGlob(regex)) {
            findings.add(written.at()
                    .warning(
                            "include",
                            "include \"" + regex
                                    + "\" is a regular expression, in which * repeats the character before it",
                            "if it stands for anything, write \"" + NamePattern.ofGlob(regex) + '"'));
        }
    }

    private void claims(Drop one, Drop other) {
        Template first = templates.getOrDefault(one.template(), new Template(Set.of(), Set.of(), Map.of()));
        Template second = templates.getOrDefault(other.template(), first);
        if (!one.place(first, references).equals(other.place(second, references))) {
            return;
        }
        String a = one.value("include", first, references);
        String b = other.value("include", second, references);
        if (NamePattern.refusal(a) != null || NamePattern.refusal(b) != null) {
            return;
        }
        NamePattern names = NamePattern.of(a);
        NamePattern others = NamePattern.of(b);
        String both =
                "drops " + one.id() + " (" + one.route().where() + ") and " + other.id() + " look into one folder";
        Spot at = other.written().containsKey("include")
                ? other.written().get("include").at()
                : other.from();
        if (a.equals(b) || names.shared(others).isPresent()) {
            findings.add(at.error(
                    "two-drops",
                    both + " and both take the name " + names.shared(others).orElse(a),
                    "narrow one include, so that each file has one reader"));
        } else if (!names.isDecided() || !others.isDecided()) {
            findings.add(at.warning(
                    "two-drops",
                    both + ", and it cannot be decided whether a name fits both includes",
                    "make sure that none does, or write them without lookaheads and back references"));
        }
    }

    private static String meant(String word, Collection<String> known) {
        return Words.nearest(word, known)
                .map(near -> "did you mean " + near + "?")
                .orElse(known.isEmpty() ? "declare it first" : "known: " + String.join(", ", new TreeSet<>(known)));
    }
}
