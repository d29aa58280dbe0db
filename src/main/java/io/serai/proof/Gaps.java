package io.serai.proof;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a proof found: gaps are told one by one as they are found; what could not be checked is counted by reason. */
final class Gaps {

    private final Consumer<String> tell;
    private final Map<String, Long> unchecked = new TreeMap<>();
    private long count;

    Gaps(Consumer<String> tell) {
        this.tell = tell;
    }

    /** One gap, as a sentence. */
    void gap(String sentence) {
        count++;
        tell.accept(sentence);
    }

    /** A gap unless it holds. */
    void check(boolean holds, String sentence) {
        if (!holds) {
            gap(sentence);
        }
    }

    /** Something that nothing can be said about. */
    void unchecked(String why) {
        unchecked.merge(why, 1L, Long::sum);
    }

    long count() {
        return count;
    }

    Map<String, Long> unchecked() {
        return unchecked;
    }
}
