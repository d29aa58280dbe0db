package io.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.sandbox.Contract.Fault;
import java.util.List;

/** A status and a JSON body. */
record Answer(int status, JsonNode body) {

    static Answer processed(int items) {
        return new Answer(200, JsonNodeFactory.instance.objectNode().put("processed", items));
    }

    static Answer error(int status, String message) {
        return new Answer(status, JsonNodeFactory.instance.objectNode().put("error", message));
    }

    static Answer faults(List<Fault> faults) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", "the request breaks the contract");
        for (Fault fault : faults) {
            ObjectNode one = body.withArray("faults").addObject();
            if (fault.item() != null) {
                one.put("item", fault.item());
            }
            one.put("pointer", fault.pointer()).put("message", fault.message());
        }
        return new Answer(400, body);
    }
}
