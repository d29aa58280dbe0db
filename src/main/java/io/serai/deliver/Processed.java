package io.serai.deliver;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads from an accepted answer how many items were processed. */
final class Processed {

    /** The answer says nothing about it: the status alone counts. */
    static final long UNSAID = -1;

    /** The answer is not what the API sends, so perhaps not the API spoke. */
    static final long UNREADABLE = -2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Processed() {}

    /** The number of processed items, 0 or more, or one of the two constants. */
    static long of(byte[] answer, String pointer) {
        if (pointer.isEmpty() || answer.length == 0) {
            return UNSAID;
        }
        try (var parser = JSON.createParser(answer)) {
            JsonNode tree = JSON.readTree(parser);
            if (tree == null || parser.nextToken() != null) {
                return UNREADABLE;
            }
            return number(tree.at(JsonPointer.compile(pointer)));
        } catch (IOException notJson) {
            return UNREADABLE;
        }
    }

    private static long number(JsonNode found) {
        if (found.isMissingNode() || found.isNull()) {
            return UNSAID;
        }
        return found.canConvertToExactIntegral() && found.asLong() >= 0 ? found.asLong() : UNREADABLE;
    }
}
