package io.serai.sandbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.servers.S3Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Upload sessions of the sandbox: opens them with addresses that the S3 server checks, and says what became of the bytes. A line that
 * holds {@code bad} is a rejected row. Each request is held against the contract before it comes here.
 */
public final class UploadSessions {

    public static final String CREATE = "/client/v1/import/physical-store/uploads";

    private static final String BUCKET = "drop-zone";
    private static final Pattern OF_ONE = Pattern.compile(CREATE + "/([^/]+)(/complete)?");

    private final S3Server storage;
    private final S3Client client;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final List<Session> opened = new CopyOnWriteArrayList<>();
    private final Queue<Integer> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();
    private volatile @Nullable String signedType;
    private volatile String ended = "completed";
    private volatile int looksUntilEnd;

    /** One session, and what was asked of it. */
    public static final class Session {
        private final String id = UUID.randomUUID().toString();
        private final JsonNode asked;
        private final AtomicInteger completions = new AtomicInteger();
        private final AtomicInteger looks = new AtomicInteger();

        private Session(JsonNode asked) {
            this.asked = asked;
        }

        public String id() {
            return id;
        }

        public JsonNode asked() {
            return asked;
        }

        public int completions() {
            return completions.get();
        }

        private String key() {
            return id + "/" + asked.path("filename").asText();
        }
    }

    UploadSessions(S3Server storage) {
        this.storage = storage;
        this.client = storage.client();
        client.createBucket(bucket -> bucket.bucket(BUCKET));
    }

    /** Every session so far. */
    public List<Session> opened() {
        return List.copyOf(opened);
    }

    /** The bytes that lie at a session's address; null when none do. */
    public byte @Nullable [] bytes(Session session) {
        try {
            return client.getObjectAsBytes(get -> get.bucket(BUCKET).key(session.key()))
                    .asByteArray();
        } catch (NoSuchKeyException none) {
            return null;
        }
    }

    /** The next requests are answered with these statuses instead; 200: as they deserve. */
    public void fail(int... statuses) {
        for (int status : statuses) {
            faults.add(status);
        }
    }

    /** From now on requests are answered as they deserve. */
    public void failNothing() {
        faults.clear();
    }

    /** So many sessions are answered when their address can no longer be used; later ones can be used for ten minutes. */
    public void openLate(int next) {
        late.set(next);
    }

    /** So many sessions are answered with an address where nobody listens. */
    public void away(int next) {
        away.set(next);
    }

    /** Addresses are signed for this content type, whatever was asked; null: for what was asked. */
    public void sign(@Nullable String contentType) {
        signedType = contentType;
    }

    /** A session is said to have ended, with this word, when it was looked at so often after it was complete. */
    public void end(String word, int looks) {
        ended = word;
        looksUntilEnd = looks;
    }

    /** No longer known. */
    public void forget(Session session) {
        sessions.remove(session.id());
    }

    static boolean isMeant(String path) {
        return path.startsWith(CREATE);
    }

    /** The answer to a request that keeps the contract. */
    Answer answer(String path, JsonNode body) {
        Integer fault = faults.poll();
        if (fault != null && fault != 200) {
            return Answer.error(fault, "as asked for");
        }
        if (path.equals(CREATE)) {
            return open(body);
        }
        Matcher one = OF_ONE.matcher(path);
        Session session = one.matches() ? sessions.get(one.group(1)) : null;
        if (session == null) {
            return Answer.error(404, "no such upload");
        }
        return one.group(2) == null ? looked(session) : complete(session);
    }

    private Answer open(JsonNode asked) {
        Session session = new Session(asked);
        boolean tooLate = isOneOf(late);
        Duration open = tooLate ? Duration.ofSeconds(1) : Duration.ofMinutes(10);
        sessions.put(session.id(), session);
        opened.add(session);
        String type = signedType == null ? asked.path("contentType").asText("text/tab-separated-values") : signedType;
        URI address = storage.presigned(BUCKET, session.key(), type, open);
        String there = isOneOf(away) ? address.toString().replace(":" + address.getPort(), ":1") : address.toString();
        Instant end = Instant.now().plus(open);
        if (tooLate) {
            await().until(() -> Instant.now().isAfter(end.plusSeconds(1)));
        }
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.put("uploadId", session.id()).put("status", "created").put("s3Key", session.key());
        said.put("presignedUrl", there).put("expiresAt", end.toString());
        return new Answer(200, said);
    }

    private static boolean isOneOf(AtomicInteger next) {
        return next.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private Answer complete(Session session) {
        session.completions.incrementAndGet();
        long announced = session.asked().path("size").asLong();
        long found;
        try {
            found = client.headObject(head -> head.bucket(BUCKET).key(session.key()))
                    .contentLength();
        } catch (NoSuchKeyException none) {
            return Answer.error(422, "nothing was uploaded");
        }
        return found == announced
                ? new Answer(200, stand(session))
                : Answer.error(422, found + " bytes were uploaded, " + announced + " were announced");
    }

    private Answer looked(Session session) {
        session.looks.incrementAndGet();
        return new Answer(200, stand(session));
    }

    private ObjectNode stand(Session session) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.put("uploadId", session.id()).put("currentStage", "parse").put("detectionStatus", "done");
        boolean over = session.looks.get() >= looksUntilEnd;
        said.put("status", over ? ended : "processing");
        if (over) {
            counts(session, said);
            counts(
                    session,
                    said.putArray("outputs")
                            .addObject()
                            .put("datasetType", "orders")
                            .put("status", ended));
        }
        return said;
    }

    private void counts(Session session, ObjectNode said) {
        long total = 0;
        long bad = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                client.getObject(get -> get.bucket(BUCKET).key(session.key())), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                total++;
                bad += line.contains("bad") ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        said.put("rowsTotal", total).put("rowsAccepted", total - bad).put("rowsRejected", bad);
    }

    void close() {
        client.close();
    }
}
