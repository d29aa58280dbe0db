package io.serai.assemble;

import io.serai.model.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a document became: an item's bytes, or the reason why there is none. Exactly one of the two is set.
 *
 * @param json the item as UTF-8 JSON, without white space; deterministic
 * @param target what takes it
 * @param refused why the destination cannot take it
 */
public record Assembled(
        byte @Nullable [] json, Target target, @Nullable Reason refused) {

    public static Assembled item(byte[] json) {
        return new Assembled(json, Target.IMPORT, null);
    }

    /** An address for one of the lists. */
    static Assembled email(byte[] json, Target list) {
        return new Assembled(json, list, null);
    }

    public static Assembled refused(Reason reason) {
        return new Assembled(null, Target.IMPORT, reason);
    }

    /**
     * The SHA-256 that tells whether the destination holds this item already; the same address on another list is not the same.
     *
     * @throws NullPointerException when there is no item
     */
    public byte[] hash() {
        byte[] item = Objects.requireNonNull(json);
        if (!target.takesEmails()) {
            return Sha256.of(item);
        }
        ByteArrayOutputStream listed = new ByteArrayOutputStream();
        listed.writeBytes(target.name().getBytes(StandardCharsets.US_ASCII));
        listed.writeBytes(item);
        return Sha256.of(listed.toByteArray());
    }
}
