package io.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The e-mails that were asked for; those that were answered with 200 were sent. */
public final class SentEmails {

    static final String PATH = "/client/v1/transactional-email/send";

    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final List<Integer> next = Collections.synchronizedList(new ArrayList<>());

    /** The next request is answered with this status. */
    public void answerOnce(int status) {
        next.add(status);
    }

    /** What was sent, in order. */
    public List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    Answer answer(JsonNode request) {
        if (!next.isEmpty()) {
            return Answer.error(next.remove(0), "as the test wants it");
        }
        sent.add(request);
        return new Answer(200, JsonNodeFactory.instance.objectNode().put("status", "sent"));
    }
}
