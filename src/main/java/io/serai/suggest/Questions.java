package io.serai.suggest;

import io.serai.feed.Field;
import java.util.ArrayList;
import java.util.List;

/** Questions with their answers, as Markdown. */
final class Questions {
    static final String UNSEEN = "cannot be seen in these files; ask";

    private final StringBuilder text = new StringBuilder();

    void chapter(String title) {
        text.append(text.length() == 0 ? "" : "\n").append("## ").append(title).append("\n\n");
    }

    void ask(String question, String answer) {
        text.append("- **").append(question).append("** ").append(answer).append(".\n");
    }

    /** The columns of these fields, and how many of their cells are filled. */
    static String named(FeedDraft draft, String none, Field... fields) {
        List<String> found = new ArrayList<>();
        for (Field field : fields) {
            Column column = draft.mapping().column(field);
            if (column != null) {
                found.add(column.name() + " (" + field.word() + ", " + column.filled() + " of "
                        + column.cells().size() + " filled)");
            }
        }
        return found.isEmpty() ? none : String.join(", ", found);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
