package io.serai.batch;

import io.serai.batch.Batches.Limits;
import io.serai.state.Outbox.Answered;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A JSON array that grows item by item and never beyond its limits. */
final class Body {

    private static final int BRACKETS_BYTES = 2;

    private final Limits limits;
    private final List<Answered> items = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Body(Limits limits) {
        this.limits = limits;
    }

    static boolean fitsAlone(byte[] json, Limits limits) {
        return json.length <= limits.bytesMax() - BRACKETS_BYTES;
    }

    /** False, and nothing is added, when a limit would be broken. */
    boolean add(byte[] json, Answered item) {
        // written so far is "[" and items, each but the first behind a comma; "]" is still to come
        long after = (items.isEmpty() ? 1L : bytes.size() + 1L) + json.length + 1L;
        if (items.size() == limits.itemsMax() || after > limits.bytesMax()) {
            return false;
        }
        bytes.write(items.isEmpty() ? '[' : ',');
        bytes.writeBytes(json);
        items.add(item);
        return true;
    }

    List<Answered> items() {
        return List.copyOf(items);
    }

    byte[] bytes() {
        bytes.write(']');
        return bytes.toByteArray();
    }
}
