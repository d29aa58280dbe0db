package io.serai.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.state.Relay.RowCounts;
import io.serai.state.Relays.Said;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the destination and its storage answer to the requests of an upload. */
final class UploadAnswer {

    /** More than a few outputs with their summaries would fill the ledger. */
    static final int OUTPUTS_CHARS_MAX = 16_000;

    private static final int OUTPUTS_MAX = 50;
    private static final int WORD_CHARS_MAX = 100;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Pattern S3_CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,60})</Code>");

    private final JsonNode said;

    private UploadAnswer(JsonNode said) {
        this.said = said;
    }

    /**
     * An answer of the destination; one without a body says nothing.
     *
     * @throws IOException when it is not a JSON object; without what was found
     */
    static UploadAnswer of(byte[] body) throws IOException {
        if (body.length == 0) {
            return new UploadAnswer(JSON.createObjectNode());
        }
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree != null && tree.isObject()) {
                return new UploadAnswer(tree);
            }
        } catch (IOException notJson) {
            // its message would quote the answer, which may hold an address that is as good as a key
        }
        throw new IOException("the answer is not a JSON object");
    }

    /**
     * The session's id, one plain segment of a path.
     *
     * @throws IOException when there is none
     */
    String uploadId() throws IOException {
        String id = said.path("uploadId").asText();
        if (!PLAIN_ID.matcher(id).matches()) {
            throw new IOException("the answer has no uploadId of letters, digits, dots and hyphens");
        }
        return id;
    }

    /** Where the bytes go; empty when it is missing. */
    String address() {
        return said.path("presignedUrl").asText();
    }

    /** How the upload stands. */
    Said stand() {
        JsonNode word = said.path("status");
        return new Said(word.isTextual() ? cut(word.textValue(), WORD_CHARS_MAX) : null, rows(), outputs());
    }

    private RowCounts rows() {
        return new RowCounts(number("rowsTotal"), number("rowsAccepted"), number("rowsRejected"));
    }

    private @Nullable Long number(String name) {
        JsonNode found = said.path(name);
        return found.canConvertToExactIntegral() ? Long.valueOf(found.asLong()) : null;
    }

    private @Nullable String outputs() {
        if (!(said.path("outputs") instanceof ArrayNode outputs) || outputs.isEmpty()) {
            return null;
        }
        String whole = outputs.toString();
        return whole.length() <= OUTPUTS_CHARS_MAX ? whole : shortened(outputs);
    }

    /** The first outputs without their summaries. */
    private static String shortened(ArrayNode outputs) {
        ArrayNode first = JSON.createArrayNode();
        for (int n = 0; n < Math.min(OUTPUTS_MAX, outputs.size()); n++) {
            if (outputs.get(n) instanceof ObjectNode one) {
                ObjectNode plain = first.addObject();
                one.properties().forEach(field -> {
                    if (field.getValue().isValueNode()) {
                        plain.set(field.getKey(), field.getValue());
                    }
                });
            }
        }
        String text = first.toString();
        return text.length() <= OUTPUTS_CHARS_MAX ? text : "[]";
    }

    /** The storage's own word for what is wrong; the rest of such an answer may repeat what is secret. */
    static String storageWord(byte[] body) {
        Matcher code = S3_CODE.matcher(new String(body, java.nio.charset.StandardCharsets.UTF_8));
        return code.find() ? code.group(1) : "no word that is known";
    }

    static String cut(String text, int charsMax) {
        return text.length() <= charsMax ? text : text.substring(0, charsMax);
    }
}
