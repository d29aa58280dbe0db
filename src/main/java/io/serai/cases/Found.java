package io.serai.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.check.Checked;
import io.serai.check.CheckedFile;
import io.serai.check.CheckedFile.Example;
import io.serai.check.CheckedFile.Rejected;
import io.serai.check.Outgoing;
import io.serai.check.Outgoing.Waiting;
import io.serai.model.Entity;
import io.serai.model.Outcome;
import java.util.TreeMap;

/** What was found, in the words of test files. */
final class Found {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Found() {}

    static ObjectNode of(Checked checked) {
        ObjectNode found = NODES.objectNode();
        ArrayNode files = found.putArray("files");
        checked.files().forEach(file -> files.add(file(file)));
        ObjectNode items = found.putObject("items");
        Entity.sent().forEach(entity -> items(checked.outgoing(), entity, items.putArray(entity.plural())));
        ArrayNode held = found.putArray("held");
        checked.outgoing().firstHeld().forEach(waiting -> held.add(waiting(waiting)));
        ArrayNode refused = found.putArray("refused");
        checked.outgoing().refused().forEach(one -> refused.addObject()
                .put("code", one.code().name())
                .put("documents", one.documents()));
        return found;
    }

    /** By the names that its ids have in feeds. */
    private static ObjectNode waiting(Waiting waiting) {
        ObjectNode found = NODES.objectNode();
        switch (Entity.of(waiting.entity())) {
            case PRODUCT -> found.put("product", waiting.ticket()).put("variant", waiting.store());
            case CART -> found.put("store", waiting.store()).put("cart", waiting.ticket());
            default -> found.put("store", waiting.store()).put("ticket", waiting.ticket());
        }
        return found.put("waits-for", waiting.waitsFor());
    }

    private static void items(Outgoing outgoing, Entity entity, ArrayNode items) {
        outgoing.items().stream()
                .filter(item -> item.entity().equals(entity.word()))
                .forEach(item -> items.add(item.json()));
    }

    private static ObjectNode file(CheckedFile file) {
        ObjectNode found = NODES.objectNode();
        found.put("result", file.result());
        ObjectNode outcomes = found.putObject("outcomes");
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.word(), file.outcomes().of(outcome));
        }
        ArrayNode rejects = found.putArray("rejects");
        TreeMap<Long, ObjectNode> byLine = new TreeMap<>();
        for (Rejected reason : file.rejected()) {
            reason.first().forEach(one -> byLine.put(one.record(), reject(reason, one)));
        }
        byLine.values().forEach(rejects::add);
        if (file.failure() != null) {
            found.put("failure", file.failure().name());
            found.put("failed", file.failureText());
        }
        ArrayNode notes = found.putArray("notes");
        file.notes().forEach(notes::add);
        return found;
    }

    private static ObjectNode reject(Rejected reason, Example example) {
        ObjectNode reject = NODES.objectNode()
                .put("line", example.line())
                .put("code", reason.code().name());
        if (example.column() != null) {
            reject.put("column", example.column());
        }
        if (example.found() != null) {
            reject.put("found", example.found());
        }
        return reject.put("expected", example.expected());
    }
}
