package io.serai.rehearse;

import io.serai.state.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a document comes to at the end.
 *
 * @param word item, held, nothing, or the code of the reason why it cannot be sent
 * @param json the item; null for every other word
 * @param hash what tells whether the destination holds the item; null without one
 * @param entry null when the store has none, or an empty one that still says what the destination holds
 */
record Standing(
        String word,
        byte @Nullable [] json,
        @Nullable String hash,
        @Nullable Entry entry) {

    static final String ITEM = "item";
    static final String HELD = "held";
    static final Standing NOTHING = new Standing("nothing", null, null, null);

    boolean isNothing() {
        return word.equals(NOTHING.word);
    }

    String account() {
        return entry == null ? "" : entry.document().account();
    }
}
