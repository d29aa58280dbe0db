package io.serai.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds, as a count and the sum of its rows' SHA-256 (the first 128 bits): equal whatever the order of the rows,
 * different when a row is missing, doubled or changed.
 */
final class TableSum {

    private final MessageDigest digest;
    private long rows;
    private long high;
    private long low;

    TableSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param row whole numbers as Long, texts as String, or null */
    void add(@Nullable Object[] row) {
        for (Object value : row) {
            byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            // kind and length before the text: no two rows are written alike
            char kind = value == null ? 'n' : value instanceof Long ? 'l' : 't';
            digest.update((kind + "" + text.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(text);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        rows++;
        high += hash.getLong();
        low += hash.getLong();
    }

    long rows() {
        return rows;
    }

    /** 32 hex digits. */
    String checksum() {
        return "%016x%016x".formatted(high, low);
    }
}
