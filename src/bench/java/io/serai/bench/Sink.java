package io.serai.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * The destination: takes everything, counts items and their lines. {@code GET /} tells items, lines, requests, items of
 * different bytes and the sum of their hashes; {@code GET /requests} when each began, and the first letter of its first id.
 * Ends when its input does. Arguments: milliseconds that an answer takes, and its status.
 */
public final class Sink {

    private final long millis;
    private final int status;
    private final StringBuilder log = new StringBuilder();
    private final Set<Long> hashes = new HashSet<>();
    private long items;
    private long lines;
    private long requests;
    private long content;

    private Sink(long millis, int status) {
        this.millis = millis;
        this.status = status;
    }

    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Sink sink = new Sink(Long.parseLong(args[0]), Integer.parseInt(args[1]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", sink::answer);
        server.start();
        System.out.println("PORT " + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // ends with whoever started it
        }
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean asks = exchange.getRequestMethod().equals("GET");
        String said = asks ? told(exchange.getRequestURI().getPath()) : taken(exchange.getRequestBody());
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(asks ? 200 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized String told(String path) {
        return path.equals("/requests")
                ? log.toString()
                : items + " " + lines + " " + requests + " " + hashes.size() + " " + content;
    }

    private String taken(InputStream body) throws IOException {
        long began = System.currentTimeMillis();
        Count count = new Count();
        byte[] buffer = new byte[1 << 16];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            count.add(buffer, n);
        }
        pause();
        add(count, began);
        return "{\"processed\":" + count.items + "}";
    }

    private synchronized void add(Count count, long began) {
        requests++;
        items += count.items;
        lines += count.lines;
        for (long hash : count.hashes) {
            content += hashes.add(hash) ? hash : 0;
        }
        log.append(began).append(' ').append(count.letter).append('\n');
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Objects in the outer array are items, objects in arrays inside of them are lines. An item begins with its id. */
    private static final class Count {
        private static final long FNV_START = 0xcbf29ce484222325L;
        private static final long FNV_PRIME = 0x100000001b3L;
        private static final int LETTER = "{\"id\":\"".length();

        private final Set<Long> hashes = new HashSet<>();
        private int depth;
        private boolean quoted;
        private boolean escaped;
        private int place;
        private long hash;
        private char letter = '-';
        private long items;
        private long lines;

        void add(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                byte b = bytes[i];
                if (quoted) {
                    quoted = escaped || b != '"';
                    escaped = !escaped && b == '\\';
                } else if (b == '"') {
                    quoted = true;
                } else if (b == '{' || b == '[') {
                    opened(b);
                } else if (b == '}' || b == ']') {
                    closed(b);
                }
                if (items == 1 && place == LETTER) {
                    letter = (char) b;
                }
                place++;
                hash = (hash ^ b) * FNV_PRIME;
            }
        }

        private void opened(byte b) {
            depth++;
            if (b == '{' && depth == 2) {
                items++;
                    place = 0;
            } else if (b == '{' && depth == 4) {
                lines++;
            }
        }

        private void closed(byte b) {
            depth--;
            if (b == '}' && depth == 1) {
                hashes.add(Shuffle.mix(hash));
            }
        }
    }
}
