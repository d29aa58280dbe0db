package io.serai.cases;

import io.serai.feed.Words;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A piece of a test file with its place. Scalars are text as written: {@code 0012} stays {@code 0012}. */
record Yaml(String file, Node node) {

    /** The whole file; null when it is empty. */
    static @Nullable Yaml read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            Node root = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(text);
            return root == null ? null : new Yaml(file.toString(), root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidCase(file + ":" + line, String.valueOf(e.getProblem()), "YAML");
        } catch (YAMLException | CharacterCodingException e) {
            throw new InvalidCase(file + ":1", String.valueOf(e.getMessage()), "YAML in UTF-8");
        }
    }

    /** {@code acme.test.yaml:12}. */
    String place() {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new InvalidCase(place(), isMap() ? "a map" : "a list", "a text");
    }

    long count() {
        try {
            return Long.parseUnsignedLong(text());
        } catch (NumberFormatException e) {
            throw new InvalidCase(place(), '"' + text() + '"', "a count such as 3");
        }
    }

    List<Yaml> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(this::with).toList();
        }
        throw new InvalidCase(place(), isMap() ? "a map" : '"' + text() + '"', "a list: lines that begin with \"- \"");
    }

    /** In the order of the file; a key stands once. */
    Map<String, Yaml> map() {
        if (!(node instanceof MappingNode mapping)) {
            throw new InvalidCase(place(), isList() ? "a list" : '"' + text() + '"', "a map: key: value");
        }
        Map<String, Yaml> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Yaml key = with(tuple.getKeyNode());
            if (map.put(key.text(), with(tuple.getValueNode())) != null) {
                throw new InvalidCase(key.place(), "the key " + key.text() + " twice", "each key once");
            }
        }
        return map;
    }

    /** With these keys and no other. */
    Map<String, Yaml> map(List<String> known) {
        Map<String, Yaml> map = map();
        for (Map.Entry<String, Yaml> entry : map.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new InvalidCase(
                        entry.getValue().place(),
                        "the unknown key " + entry.getKey(),
                        "one of " + String.join(", ", known)
                                + Words.nearest(entry.getKey(), known)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""));
            }
        }
        return map;
    }

    /** On one line, as it could be written. */
    String flow() {
        if (isMap()) {
            List<String> pairs = new ArrayList<>();
            map().forEach((key, value) -> pairs.add(key + ": " + value.flow()));
            return "{" + String.join(", ", pairs) + "}";
        }
        return isList() ? list().stream().map(Yaml::flow).toList().toString() : text();
    }

    private Yaml with(Node other) {
        return new Yaml(file, other);
    }
}
