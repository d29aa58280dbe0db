package io.serai.suggest;

import java.util.ArrayList;
import java.util.List;

/**
 * A suggested partner file whose marked choices an operator decides, and nothing else: the value of a key can only be set where
 * a choice is marked above it.
 */
public final class Chosen {

    private static final String MARK = "# CHOOSE";
    private static final String SHARED = "# the same as in the first route";

    private final List<String> lines;

    private Chosen(List<String> lines) {
        this.lines = lines;
    }

    public static Chosen of(String yaml) {
        return new Chosen(new ArrayList<>(yaml.lines().toList()));
    }

    /** Sets it in every feed or route that leaves it to the reader. */
    public Chosen set(String key, String value) {
        boolean open = false;
        int set = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("#")) {
                open = open || line.startsWith(MARK) || line.startsWith(SHARED);
                continue;
            }
            int indent = lines.get(i).indexOf(line);
            if (open && line.startsWith(key + ":")) {
                lines.set(i, " ".repeat(indent) + key + ": " + value);
                set++;
            }
            // a choice of a feed is about one key, that of a route about all up to the include pattern
            open = open && indent == 8 && !line.startsWith("include:");
        }
        if (set == 0) {
            throw new AssertionError("no choice is marked for " + key + " in\n" + this);
        }
        return this;
    }

    /** Adds parameters that are not suggested, behind the last one that is left to the reader of each route. */
    public Chosen add(String lastKey, String... parameters) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith("        " + lastKey + ":")) {
                for (String parameter : parameters) {
                    lines.add(i + 1, "        " + parameter);
                }
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
