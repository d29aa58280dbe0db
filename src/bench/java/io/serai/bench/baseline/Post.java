package io.serai.bench.baseline;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** One request over a connection that is kept. */
final class Post {

    private Post() {}

    static void send(String sink, byte[] body, int length) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(sink).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setFixedLengthStreamingMode(length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body, 0, length);
        }
        Work.check(connection.getResponseCode());
        connection.getInputStream().readAllBytes();
    }
}
