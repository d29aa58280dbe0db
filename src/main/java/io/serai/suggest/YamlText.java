package io.serai.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes YAML with comments: evidence behind its key, or above when the line would be too long; choices above, marked. Keeps
 * the places of the choices.
 */
final class YamlText {
    /** Stands before every choice, and nowhere else. */
    static final String CHOOSE = "CHOOSE";

    private static final int LINE_CHARS_MAX = 150;
    private static final int COMMENT_CHARS_MAX = 110;
    private static final int BEHIND_COLUMN_MAX = 60;
    private static final Set<String> WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n", "~", "none");

    private final StringBuilder text = new StringBuilder();
    private final List<Choice> choices = new ArrayList<>();
    private int line = 1;

    /**
     * @param line of the file, from 1
     * @param text what has to be decided
     */
    record Choice(int line, String text) {}

    YamlText line(int indent, String content) {
        text.append(" ".repeat(indent)).append(content.stripTrailing()).append('\n');
        line++;
        return this;
    }

    YamlText blank() {
        return line(0, "");
    }

    /** A comment of any length. */
    YamlText comment(int indent, String words) {
        for (String part : wrapped(words, COMMENT_CHARS_MAX)) {
            line(indent, "# " + part);
        }
        return this;
    }

    YamlText choose(int indent, String words) {
        choices.add(new Choice(line, words));
        List<String> parts = wrapped(words, COMMENT_CHARS_MAX - CHOOSE.length());
        line(indent, "# " + CHOOSE + ": " + parts.get(0));
        parts.subList(1, parts.size()).forEach(part -> line(indent, "#   " + part));
        return this;
    }

    /** Keys of one map, with their evidence in one column. */
    YamlText entries(int indent, List<Entry> entries) {
        int widest = entries.stream()
                .mapToInt(entry -> key(entry).length())
                .filter(width -> width <= BEHIND_COLUMN_MAX)
                .max()
                .orElse(0);
        for (Entry entry : entries) {
            if (entry.choose() != null) {
                choose(indent, entry.choose());
            }
            String key = key(entry);
            String behind = " ".repeat(Math.max(0, widest - key.length())) + "  # " + entry.why();
            if (entry.why().isEmpty()) {
                line(indent, key);
            } else if (indent + key.length() + behind.length() <= LINE_CHARS_MAX) {
                line(indent, key + behind);
            } else {
                comment(indent, entry.why());
                line(indent, key);
            }
        }
        return this;
    }

    private static String key(Entry entry) {
        return entry.key() + ": " + scalar(entry.value());
    }

    /** Plain where YAML reads it as the same text, else in double quotes. */
    static String scalar(String value) {
        boolean plain = value.matches("[\\p{L}_@/.+-]?[\\p{L}\\p{N}][\\p{L}\\p{N} _./()+%°-]*")
                && !value.matches("[-+.\\d].*")
                && !value.endsWith(" ")
                && !value.startsWith("@")
                && !WORDS.contains(value.toLowerCase(java.util.Locale.ROOT));
        return plain || value.matches("[1-9]\\d{0,4}|true|false") ? value : quoted(value);
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0x85) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static List<String> wrapped(String words, int charsMax) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : words.replaceAll("\\R", " ").split(" ", -1)) {
            if (current.length() + word.length() >= charsMax && current.length() > 0) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.length() == 0 ? "" : " ").append(word);
        }
        lines.add(current.toString());
        return lines;
    }

    List<Choice> choices() {
        return choices;
    }

    int lines() {
        return line - 1;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
