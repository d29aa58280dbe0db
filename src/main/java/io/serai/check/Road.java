package io.serai.check;

import io.serai.model.ReceivedFile;
import io.serai.model.Reject;
import io.serai.model.StillArriving;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Staging;
import java.nio.file.Path;
import java.util.List;

/** The reading half of the road for one file, step by step as the routes walk it. Implemented with the routes' own beans. */
public interface Road {

    /**
     * Registers the file, reads it unless its bytes are known, keeps its rows, and writes its receipt and reject file.
     *
     * @param watch told of what happens on the way
     * @throws StillArriving when its last record is unfinished and it is young; the ledger then knows nothing of it
     */
    Taken take(ReceivedFile file, Watch watch) throws StillArriving;

    /** Who looks on. */
    interface Watch {

        /** A row was rejected; in the file's order. */
        void rejected(Reject reject);

        /** These rows are about to be merged into the store. */
        default void keeping(Staging.Partition rows) {}
    }

    /**
     * What became of it.
     *
     * @param answers what would go back to the partner, the receipt last
     */
    record Taken(DropSummary drop, List<Path> answers) {}
}
