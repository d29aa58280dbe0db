package io.serai.batch;

import io.serai.assemble.Target;
import io.serai.batch.Batches.Limits;
import io.serai.state.Outbox.Answered;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JSON array, in what its target wants around it, that grows item by item and never beyond its limits. */
final class Body {

    private final Target target;
    private final Limits limits;
    private final List<Answered> items = new ArrayList<>();
    /** Put together when all are known: a body that grew would be in memory several times. */
    private final List<byte[]> jsons = new ArrayList<>();

    private long size;

    Body(Target target, Limits limits) {
        this.target = target;
        this.limits = limits;
        this.size = target.opening().length() + (long) target.closing().length();
    }

    static boolean fitsAlone(byte[] json, Target target, Limits limits) {
        return json.length
                <= limits.bytesMax()
                        - target.opening().length()
                        - target.closing().length();
    }

    /** False, and nothing is added, when a limit would be broken. */
    boolean add(byte[] json, Answered item) {
        long after = size + (items.isEmpty() ? 0 : 1) + json.length;
        if (items.size() == limits.itemsMax() || after > limits.bytesMax()) {
            return false;
        }
        size = after;
        jsons.add(json);
        items.add(item);
        return true;
    }

    List<Answered> items() {
        return List.copyOf(items);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
        bytes.put(target.opening().getBytes(StandardCharsets.US_ASCII));
        for (int n = 0; n < jsons.size(); n++) {
            if (n > 0) {
                bytes.put((byte) ',');
            }
            bytes.put(jsons.get(n));
        }
        bytes.put(target.closing().getBytes(StandardCharsets.US_ASCII));
        return bytes.array();
    }
}
