package io.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A {@link Sink} that runs beside, and what arrived there. */
record Destination(Program program, String address) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * What arrived.
     *
     * @param distinct items of different bytes
     * @param content sum of the hashes of these: two runs with the same sum and number delivered the same
     */
    record Arrived(long items, long lines, long requests, long distinct, long content) {}

    /** A request: when it began, in milliseconds since 1970, and the first letter of its first item's id. */
    record Request(long began, String letter) {}

    static Destination start(Path errors, long answerMillis, int status) throws IOException {
        List<String> arguments = List.of(Long.toString(answerMillis), Integer.toString(status));
        Program program = Program.start(Program.java(List.of("-XX:+UseSerialGC"), Sink.class, arguments), errors);
        return new Destination(program, "http://127.0.0.1:" + program.await("PORT") + "/");
    }

    static Destination start(Path errors) throws IOException {
        return start(errors, 0, 200);
    }

    Arrived arrived() throws IOException, InterruptedException {
        long[] numbers = Arrays.stream(get("").split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Arrived(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    /** @throws IllegalStateException when anything else arrived than so many items, each once, with so many lines */
    void prove(String sender, long items, long lines) throws IOException, InterruptedException {
        Arrived arrived = arrived();
        if (arrived.items() != items || arrived.distinct() != items || arrived.lines() != lines) {
            throw new IllegalStateException("%s delivered %s; expected %d items, each once, and %d lines"
                    .formatted(sender, arrived, items, lines));
        }
    }

    /** In the order of their answers. */
    List<Request> requests() throws IOException, InterruptedException {
        return get("requests")
                .lines()
                .map(line -> line.split(" ", -1))
                .map(words -> new Request(Long.parseLong(words[0]), words[1]))
                .toList();
    }

    private String get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}
