package io.serai.batch;

import io.serai.assemble.Target;
import io.serai.batch.Batches.Limits;
import io.serai.state.Outbox.Answered;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JSON array, in what its target wants around it, that grows item by item and never beyond its limits. */
final class Body {

    private final Target target;
    private final Limits limits;
    private final List<Answered> items = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Body(Target target, Limits limits) {
        this.target = target;
        this.limits = limits;
        bytes.writeBytes(target.opening().getBytes(StandardCharsets.US_ASCII));
    }

    static boolean fitsAlone(byte[] json, Target target, Limits limits) {
        return json.length
                <= limits.bytesMax()
                        - target.opening().length()
                        - target.closing().length();
    }

    /** False, and nothing is added, when a limit would be broken. */
    boolean add(byte[] json, Answered item) {
        int comma = items.isEmpty() ? 0 : 1;
        long after =
                (long) bytes.size() + comma + json.length + target.closing().length();
        if (items.size() == limits.itemsMax() || after > limits.bytesMax()) {
            return false;
        }
        if (comma > 0) {
            bytes.write(',');
        }
        bytes.writeBytes(json);
        items.add(item);
        return true;
    }

    List<Answered> items() {
        return List.copyOf(items);
    }

    byte[] bytes() {
        bytes.writeBytes(target.closing().getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
