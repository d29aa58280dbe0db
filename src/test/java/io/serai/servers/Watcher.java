package io.serai.servers;

import java.io.IOException;

/** Sees what a client of a server is about to do, on the server's own thread and before the server does it. */
@FunctionalInterface
public interface Watcher {

    /** What a client can be caught at. */
    enum Moment {
        /** It reads a file; bytes counts from the file's beginning. */
        READ,
        /** It moves or copies a file to another place; bytes is 0. */
        MOVE
    }

    /** Sees nothing. */
    Watcher NONE = (moment, name, bytes) -> {};

    /**
     * Called from several threads.
     *
     * @param name the file's last segment
     * @throws IOException to have the server refuse what the client asked for
     */
    void sees(Moment moment, String name, long bytes) throws IOException;
}
