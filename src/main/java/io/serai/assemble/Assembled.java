package io.serai.assemble;

import io.serai.model.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a document became: an item's bytes, or the reason why there is none. Exactly one of the two is set.
 *
 * @param json the item as UTF-8 JSON, without white space; deterministic
 * @param refused why the destination cannot take it
 */
public record Assembled(byte @Nullable [] json, @Nullable Reason refused) {

    public static Assembled item(byte[] json) {
        return new Assembled(json, null);
    }

    public static Assembled refused(Reason reason) {
        return new Assembled(null, reason);
    }
}
