package io.serai.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.lint.RouteFile.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML with the parser that Camel's YAML DSL uses, so that both read the same. */
final class YamlTree {
    private static final int DEPTH_MAX = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String name;
    private final Map<String, Place> places = new LinkedHashMap<>();

    YamlTree(String name) {
        this.name = name;
    }

    RouteFile read(String text) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(name).build();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                return RouteFile.unreadable(
                        name, Place.START, "the file is empty", "write a list of - beans: and - route:");
            }
            JsonNode tree = convert("", root.get(), 0);
            if (!tree.isArray()) {
                return RouteFile.unreadable(
                        name,
                        place(root.get()),
                        "the file is no list",
                        "begin each element with a dash: - beans: and - route:");
            }
            return new RouteFile(name, tree, Map.copyOf(places), Optional.empty());
        } catch (Refused e) {
            return RouteFile.unreadable(name, e.at, String.valueOf(e.getMessage()), e.fix);
        } catch (MarkedYamlEngineException e) {
            Place at = e.getProblemMark().map(YamlTree::place).orElse(Place.START);
            return RouteFile.unreadable(name, at, said(e), "correct the YAML here, or in the line before");
        } catch (YamlEngineException e) {
            return RouteFile.unreadable(name, Place.START, String.valueOf(e.getMessage()), "correct the YAML");
        }
    }

    private static String said(MarkedYamlEngineException e) {
        String context = e.getContext();
        return "this is no YAML: " + (context == null ? "" : context + ", ") + e.getProblem();
    }

    private JsonNode convert(String pointer, Node node, int depth) {
        if (depth > DEPTH_MAX) {
            throw new Refused(place(node), "nested deeper than " + DEPTH_MAX + " levels", "write it flatter");
        }
        places.putIfAbsent(pointer, place(node));
        if (node instanceof MappingNode mapping) {
            return object(pointer, mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(convert(pointer + '/' + array.size(), item, depth + 1));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private ObjectNode object(String pointer, MappingNode mapping, int depth) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new Refused(
                        place(entry.getKeyNode()), "a key that is no word", "write one word before the colon");
            }
            if (object.has(key.getValue())) {
                String again = "the key \"" + key.getValue() + "\" stands here for the second time";
                throw new Refused(place(key), again, "keep one of the two");
            }
            String child = pointer + '/' + key.getValue().replace("~", "~0").replace("/", "~1");
            places.put(child, place(key));
            object.set(key.getValue(), convert(child, entry.getValueNode(), depth + 1));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            JsonNode number = number(text);
            return number == null ? JSON.textNode(text) : number;
        }
        return JSON.textNode(text);
    }

    private static @Nullable JsonNode number(String text) {
        try {
            return text.matches("[-+]?\\d{1,18}")
                    ? JSON.numberNode(Long.parseLong(text))
                    : JSON.numberNode(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Place place(Node node) {
        return node.getStartMark().map(YamlTree::place).orElse(Place.START);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** YAML that is well-formed and still not what a route file may be. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place at;
        private final String fix;

        Refused(Place at, String found, String fix) {
            super(found);
            this.at = at;
            this.fix = fix;
        }
    }
}
