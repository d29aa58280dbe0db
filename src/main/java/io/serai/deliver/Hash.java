package io.serai.deliver;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that names items and bodies. */
final class Hash {

    private Hash() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
