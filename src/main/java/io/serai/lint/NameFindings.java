package io.serai.lint;

import io.serai.feed.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names over all files: each is defined once, and whoever refers to one refers to something. */
final class NameFindings {
    private static final Pattern BEAN = Pattern.compile("#bean:([\\w.-]+)");
    private static final Set<String> PROSE = Set.of("description", "message", "note", "expression");

    private final Surroundings surroundings;
    private final Map<String, Spot> routes = new HashMap<>();
    private final Map<String, Spot> beans = new HashMap<>();
    private final Map<String, Spot> consumed = new HashMap<>();
    private final Set<String> policies = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    NameFindings(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Finding> of(Collection<RouteFile> files) {
        files.forEach(this::define);
        files.forEach(file -> file.root().deep().forEach(this::refer));
        return findings;
    }

    private void define(RouteFile file) {
        for (Spot named : file.all("route", "routeTemplate", "templatedRoute")) {
            Spot id = named.at(named.at("routeId").exists() ? "routeId" : "id");
            if (id.exists()) {
                once(routes, id, id.text(), "route id");
            }
        }
        file.all("beans").forEach(list -> list.children()
                .forEach(bean -> once(beans, bean.at("name"), bean.at("name").text(), "name of a feed or bean")));
        file.all("routeConfiguration")
                .forEach(policy -> policies.add(policy.at("id").text()));
        for (Spot route : file.routes()) {
            Spot from = route.at("from").at("uri");
            if (from.text().startsWith("direct:")) {
                once(consumed, from, from.text(), "entrance");
            }
        }
    }

    private void once(Map<String, Spot> known, Spot at, String name, String what) {
        Spot first = known.putIfAbsent(name, at);
        if (first == null || name.isEmpty()) {
            return;
        }
        String found = "the " + what + " \"" + name + "\" is taken: " + first.where() + " has it";
        findings.add(at.error("taken-name", found, "choose another, or remove one of the two"));
        if (!first.file().equals(at.file())) {
            findings.add(first.error(
                    "taken-name",
                    "the " + what + " \"" + name + "\" is taken: " + at.where() + " has it too",
                    "choose another, or remove one of the two"));
        }
    }

    private void refer(Spot spot) {
        if (!spot.node().isTextual() || PROSE.contains(spot.key())) {
            return;
        }
        String text = spot.text();
        if (text.startsWith("direct:") && !isDynamic(text)) {
            known(spot, "no-route", text.replaceAll("\\?.*", ""), consumed.keySet(), "no route begins with ");
        }
        if (spot.key().equals("routeConfigurationId")) {
            policy(spot);
        }
        if (spot.key().equals("ref") && spot.pointer().matches(".*/(bean|method)/ref")) {
            bean(spot, text);
        }
        Matcher bean = BEAN.matcher(text);
        if (bean.matches()) {
            bean(spot, bean.group(1));
        }
        if (spot.pointer().matches(".*/beans/\\d+/type")) {
            type(spot);
        }
    }

    private void policy(Spot spot) {
        for (String id : spot.text().split(",", -1)) {
            if (!isDynamic(id) && !id.contains("*")) {
                known(spot, "no-policy", id.trim(), policies, "there is no routeConfiguration ");
            }
        }
    }

    private void bean(Spot spot, String name) {
        if (!isDynamic(name) && !beans.containsKey(name) && !surroundings.hasBean(name)) {
            findings.add(spot.error(
                    "no-bean",
                    "there is no bean \"" + name + '"',
                    Words.nearest(name, beans.keySet())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("declare it under beans:, or correct the name")));
        }
    }

    private void type(Spot spot) {
        String type = spot.text().replace("#class:", "");
        if (isDynamic(type) || spot.at("script").exists()) {
            return;
        }
        try {
            Class.forName(type, false, NameFindings.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            String feed = FeedFindings.TYPE;
            findings.add(spot.error("no-class", "there is no class " + type, "for a feed write " + feed));
        }
    }

    private void known(Spot spot, String rule, String name, Set<String> known, String found) {
        if (!known.contains(name)) {
            findings.add(spot.error(
                    rule,
                    found + name,
                    Words.nearest(name, known)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("correct the name")));
        }
    }

    private static boolean isDynamic(String text) {
        return text.contains("{{") || text.contains("${") || text.isEmpty();
    }
}
