package io.serai.assemble;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that names items and bodies. */
public final class Sha256 {

    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
