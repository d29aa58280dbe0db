package io.serai.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.lint.Finding.Severity;
import io.serai.lint.RouteFile.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One node of a route file with the way to it; a node that is not there is {@link JsonNode#isMissingNode missing}. */
record Spot(RouteFile file, String pointer, JsonNode node) {

    Spot at(String key) {
        return new Spot(file, pointer + '/' + key.replace("~", "~0").replace("/", "~1"), node.path(key));
    }

    Spot at(int index) {
        return new Spot(file, pointer + '/' + index, node.path(index));
    }

    boolean exists() {
        return !node.isMissingNode();
    }

    /** The scalar's text; empty for anything else. */
    String text() {
        return node.asText();
    }

    /** The last key on the way here. */
    String key() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    List<Spot> children() {
        List<Spot> children = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                children.add(at(i));
            }
        } else {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                children.add(at(entry.getKey()));
            }
        }
        return children;
    }

    /** This and everything below it. */
    List<Spot> deep() {
        List<Spot> all = new ArrayList<>();
        all.add(this);
        children().forEach(child -> all.addAll(child.deep()));
        return all;
    }

    Finding error(String rule, String found, String fix) {
        return finding(Severity.ERROR, rule, found, fix);
    }

    Finding warning(String rule, String found, String fix) {
        return finding(Severity.WARNING, rule, found, fix);
    }

    /** For another file's findings. */
    String where() {
        return file.name() + ':' + file.place(pointer).line();
    }

    Finding finding(Severity severity, String rule, String found, String fix) {
        Place place = file.place(pointer);
        return new Finding(file.name(), place.line(), place.column(), severity, rule, found, fix);
    }
}
