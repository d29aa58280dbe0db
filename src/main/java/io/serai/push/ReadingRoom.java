package io.serai.push;

/**
 * How many bytes of pushed bodies are read at a time, over all partners: keeping a body needs disk alone, reading it needs memory. A
 * body that is larger than the whole room is read when nothing else is. Thread-safe.
 */
public final class ReadingRoom {

    private final long bytesMax;
    private long bytes;
    private int bodies;

    /** @param bytesMax 1 or more */
    public ReadingRoom(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * Takes room for one body, until {@link #leave}.
     *
     * @throws Full when others take too much of it
     */
    public synchronized void enter(long body) throws Full {
        if (bodies > 0 && bytes + body > bytesMax) {
            throw new Full(bodies, bytes, bytesMax);
        }
        bodies++;
        bytes += body;
    }

    /** Gives back what {@link #enter} took. */
    public synchronized void leave(long body) {
        bodies--;
        bytes -= body;
    }

    /** There is no room for another body now. */
    public static final class Full extends Exception {
        private static final long serialVersionUID = 1L;

        private Full(int bodies, long bytes, long bytesMax) {
            super("found " + bodies + " other " + (bodies == 1 ? "body" : "bodies") + " of " + bytes
                    + " bytes being read; expected at most " + bytesMax
                    + " bytes together with this one, send it again when they are answered");
        }
    }
}
