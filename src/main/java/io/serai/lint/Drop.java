package io.serai.lint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A route that begins with a template: {@code from: {uri: kamelet:folder-drop, parameters: ...}}.
 *
 * @param route the route
 * @param template the template's id
 * @param written the parameters as they stand in the file
 */
record Drop(Spot route, String template, Map<String, Written> written) {
    static final String SCHEME = "kamelet:";
    /** Where a drop's files lie, by the parameters that say it. */
    private static final List<String> PLACE =
            List.of("host", "port", "username", "directory", "endpoint", "bucket", "prefix");

    private static final Set<String> VIRTUAL = Set.of("source", "sink");

    /** A parameter's text and where it stands. */
    record Written(Spot at, String text) {}

    static List<Drop> of(RouteFile file) {
        List<Drop> drops = new ArrayList<>();
        for (Spot route : file.routes()) {
            Spot uri = route.at("from").at("uri");
            if (uri.text().startsWith(SCHEME)) {
                drops.add(of(route, uri));
            }
        }
        return drops;
    }

    private static Drop of(Spot route, Spot uri) {
        String[] parts = uri.text().substring(SCHEME.length()).split("\\?", 2);
        Map<String, Written> written = new LinkedHashMap<>();
        if (parts.length > 1) {
            for (String pair : parts[1].split("&", -1)) {
                String[] entry = pair.split("=", 2);
                String value = entry.length > 1 ? URLDecoder.decode(entry[1], StandardCharsets.UTF_8) : "";
                written.put(entry[0], new Written(uri, value));
            }
        }
        for (Spot parameter : route.at("from").at("parameters").children()) {
            written.put(parameter.key(), new Written(parameter, parameter.text()));
        }
        return new Drop(route, parts[0].replaceAll("/.*", ""), written);
    }

    boolean isVirtual() {
        return VIRTUAL.contains(template);
    }

    String id() {
        return route.at("id").exists() ? route.at("id").text() : "at " + route.where();
    }

    Spot from() {
        return route.at("from").at("uri");
    }

    /** Where its files lie; two drops with equal places look into the same folder. */
    String place(Template known, References references) {
        StringBuilder place = new StringBuilder(template);
        for (String part : PLACE) {
            String text = value(part, known, references);
            place.append('\n').append(part.equals("directory") ? folder(text) : text);
        }
        return place.toString();
    }

    /** The parameter's text or its default, with its references replaced where they can be. */
    String value(String parameter, Template known, References references) {
        Written own = written.get(parameter);
        String text = own != null ? own.text() : known.fallbacks().getOrDefault(parameter, "");
        return references.resolved(text).orElse(text);
    }

    private String folder(String text) {
        try {
            Path path = Path.of(text);
            return (template.equals("folder-drop") ? path.toAbsolutePath() : path)
                    .normalize()
                    .toString();
        } catch (InvalidPathException e) {
            return text;
        }
    }
}
