package io.serai.read;

import io.serai.feed.Feed;
import io.serai.model.FileUnusable;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;

/** Opens a received file for reading: checks what can be checked before any row, and frames the rest chunk by chunk. */
public interface RowReader {

    /**
     * Opens the file, strictly decoded, unpacked, with its header matched to the feed.
     *
     * @throws FileUnusable when the file itself is unusable: no header, a missing column, another delimiter
     * @throws StillArriving when its last record is unfinished and it is younger than the feed's limit
     */
    OpenFile open(ReceivedFile file, Feed feed) throws FileUnusable, StillArriving;
}
