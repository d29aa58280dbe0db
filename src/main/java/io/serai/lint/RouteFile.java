package io.serai.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.lint.Finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one route file as a tree that remembers where each thing stands. Immutable.
 *
 * @param name the path that findings name
 * @param tree empty when the text is no YAML
 * @param places JSON pointer to where the key, or else the value, begins
 * @param unreadable why the text is no YAML; empty when it is
 */
public record RouteFile(String name, JsonNode tree, Map<String, Place> places, Optional<Finding> unreadable) {

    private static final Pattern NAMED_PLACE =
            Pattern.compile("(?:line |\\.camel\\.yaml:)(\\d{1,6})(?:, column (\\d{1,6}))?");

    /** Where something begins, both from 1. */
    record Place(int line, int column) {
        static final Place START = new Place(1, 1);
    }

    /** Reads the text; one that cannot be read is a finding, not an exception. */
    public static RouteFile of(String name, byte[] text) {
        return new YamlTree(name).read(new String(text, StandardCharsets.UTF_8));
    }

    static RouteFile unreadable(String name, Place at, String found, String fix) {
        Finding why = new Finding(name, at.line(), at.column(), Severity.ERROR, "yaml", found, fix);
        return new RouteFile(name, MissingNode.getInstance(), Map.of(), Optional.of(why));
    }

    /** The elements of the file whose key is one of these, such as {@code route} or {@code beans}. */
    List<Spot> all(String... kinds) {
        List<Spot> found = new ArrayList<>();
        for (Spot element : root().children()) {
            for (String kind : kinds) {
                if (element.at(kind).exists()) {
                    found.add(element.at(kind));
                }
            }
        }
        return found;
    }

    /** Routes and what stands for one: the elements {@code route}, {@code from}, and the routes of templates. */
    List<Spot> routes() {
        List<Spot> routes = new ArrayList<>(all("route"));
        for (Spot element : root().children()) {
            if (element.at("from").exists()) {
                routes.add(element);
            }
        }
        for (Spot template : all("routeTemplate")) {
            routes.add(template.at("route").exists() ? template.at("route") : template);
        }
        return routes;
    }

    /** The names of the feeds that it declares. */
    public List<String> feedNames() {
        return FeedFindings.feeds(this).stream()
                .map(feed -> feed.at("name").text())
                .toList();
    }

    /** Whether all it has are beans and drops: then it can be exchanged while the hub runs. */
    public boolean isPartners() {
        for (Spot element : root().children()) {
            Spot route = element.at("route").exists() ? element.at("route") : element;
            boolean drop = route.at("from").at("uri").text().startsWith(Drop.SCHEME);
            if (!element.at("beans").exists() && !drop) {
                return false;
            }
        }
        return true;
    }

    /** Whether other files may need it in order to start. */
    public boolean hasTemplates() {
        return !all("routeTemplate", "routeConfiguration").isEmpty();
    }

    /** What was said when a start of this file failed, at the line that it names, if it names one. */
    public Finding cannotStart(String reason) {
        Matcher place = NAMED_PLACE.matcher(reason);
        boolean named = place.find();
        int line = named ? Integer.parseInt(place.group(1)) : 1;
        int column = named && place.group(2) != null ? Integer.parseInt(place.group(2)) : 1;
        String first = reason.lines().findFirst().orElse(reason);
        return new Finding(
                name,
                line,
                column,
                Severity.ERROR,
                "start",
                "it cannot be started: " + first,
                "correct what is named here");
    }

    Spot root() {
        return new Spot(this, "", tree);
    }

    /** Where the pointer's key stands, or what encloses it. */
    Place place(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Place place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return places.getOrDefault("", Place.START);
    }
}
