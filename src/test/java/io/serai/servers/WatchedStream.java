package io.serai.servers;

import io.serai.servers.Watcher.Moment;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells the watcher how far a client has come with reading. */
final class WatchedStream extends FilterInputStream {

    private final Watcher watcher;
    private final String name;
    private long bytes;

    WatchedStream(InputStream file, Watcher watcher, String name) {
        super(file);
        this.watcher = watcher;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        watcher.sees(Moment.READ, name, bytes++);
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        watcher.sees(Moment.READ, name, bytes);
        int count = super.read(into, from, length);
        bytes += Math.max(0, count);
        return count;
    }
}
