package io.serai.reliability;

import io.serai.reliability.Partner.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that a partner dropped, and how its records must end.
 *
 * @param rows records without the header line
 * @param usable whether the file can be read at all; none of its records is then counted
 */
record Dropped(
        String partner, Kind kind, String name, String sha256, long rows, long rejected, long blank, boolean usable) {

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
