package io.serai.receive;

import java.nio.file.Path;
import java.util.List;

/**
 * What partners are told later than when their file was taken. A bean of this type is asked after each good poll of a drop, and what
 * it gives is put beside the drop, as receipts are.
 */
public interface LaterAnswers {

    /** What waits for the drop of this feed that is polled there; empty nearly always. */
    List<Answer> waiting(String partner, String feed, String source);

    /**
     * One file.
     *
     * @param file in its place among what is kept; its name is what it is called in the drop
     * @param placed to be run once it lies there
     */
    record Answer(Path file, Runnable placed) {}
}
