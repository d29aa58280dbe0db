package io.serai.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Watches what an item replaces: neither its own time nor the file of any of its lines may go back, and no line may vanish. */
final class Revisions implements BiConsumer<JsonNode, JsonNode> {

    private final List<String> backwards = new CopyOnWriteArrayList<>();

    /** A line's label, which names the file and the row that it comes from. */
    static String label(long fileTime, long row, String filler) {
        return "%012d.%09d %s".formatted(fileTime, row, filler);
    }

    @Override
    public void accept(JsonNode before, JsonNode after) {
        String id = after.path("id").asText();
        if (time(after).isBefore(time(before))) {
            backwards.add(id + ": " + time(before) + " was replaced by " + time(after));
        }
        JsonNode old = before.path("products");
        if (after.path("products").size() < old.size()) {
            backwards.add(id + ": " + old.size() + " lines became "
                    + after.path("products").size());
        }
        // with all lines there, a line keeps its place
        for (int i = 0; old.size() == after.path("products").size() && i < old.size(); i++) {
            String was = old.path(i).path("name").asText();
            String is = after.path("products").path(i).path("name").asText();
            if (is.compareTo(was) < 0) {
                backwards.add(id + ": line \"" + was + "\" was replaced by \"" + is + '"');
            }
        }
    }

    /** One sentence for each step back; empty when there was none. */
    List<String> backwards() {
        return List.copyOf(backwards);
    }

    private static Instant time(JsonNode item) {
        return Instant.parse(item.path("updatedAt").asText());
    }
}
