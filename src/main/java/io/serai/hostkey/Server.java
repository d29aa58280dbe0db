package io.serai.hostkey;

/**
 * Where a server listens.
 *
 * @param host a name or an address
 */
public record Server(String host, int port) {

    /** How known-hosts files name it. */
    String name() {
        return port == 22 ? host : "[" + host + "]:" + port;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
