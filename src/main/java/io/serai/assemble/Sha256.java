package io.serai.assemble;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that names items and bodies. */
public final class Sha256 {

    // never fed: to look one up costs as much as to hash an item
    private static final MessageDigest NEW = found();

    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        try {
            return ((MessageDigest) NEW.clone()).digest(bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
