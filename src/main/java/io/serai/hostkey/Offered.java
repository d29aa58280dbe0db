package io.serai.hostkey;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One key or certificate by which a server proves who it is.
 *
 * @param type such as {@code ssh-ed25519}; {@code X.509} for a certificate
 * @param bytes the public key as SSH sends it, or the certificate in DER
 * @param says what else can be told of it, such as whom a certificate is for; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed
public record Offered(String type, byte[] bytes, String says) {

    /** SHA-256 as OpenSSH and others show it: {@code SHA256:} and base64 without padding. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether both are the same key. */
    public boolean is(Offered other) {
        return type.equals(other.type) && MessageDigest.isEqual(bytes, other.bytes);
    }
}
