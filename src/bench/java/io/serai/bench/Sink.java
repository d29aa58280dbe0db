package io.serai.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The destination: takes everything, counts items and their lines. {@code GET /} tells both, and the requests, separated by
 * spaces; {@code DELETE /} forgets them. First argument: milliseconds that an answer takes.
 */
public final class Sink {

    private final AtomicLong items = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final long millis;

    private Sink(long millis) {
        this.millis = millis;
    }

    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Sink sink = new Sink(args.length > 0 ? Long.parseLong(args[0]) : 0);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", sink::answer);
        server.start();
        System.out.println("PORT " + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String said = switch (exchange.getRequestMethod()) {
            case "GET" -> items + " " + lines + " " + requests;
            case "DELETE" -> forgotten();
            default -> "{\"processed\":" + taken(exchange.getRequestBody()) + "}";
        };
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String forgotten() {
        items.set(0);
        lines.set(0);
        requests.set(0);
        return "";
    }

    private long taken(InputStream body) throws IOException {
        Count count = new Count();
        byte[] buffer = new byte[1 << 16];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            count.add(buffer, n);
        }
        pause();
        items.addAndGet(count.items);
        lines.addAndGet(count.lines);
        requests.incrementAndGet();
        return count.items;
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Objects in the outer array are items, objects in arrays inside of them are lines. */
    private static final class Count {
        private int depth;
        private boolean quoted;
        private boolean escaped;
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
                    depth++;
                    items += b == '{' && depth == 2 ? 1 : 0;
                    lines += b == '{' && depth == 4 ? 1 : 0;
                } else if (b == '}' || b == ']') {
                    depth--;
                }
            }
        }
    }
}
