package io.serai.state;

import io.serai.model.DocumentKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a forgotten customer is called: a hash of the id under a random salt. It is chosen so that it lies in the same partition
 * of every drop as the customer did, so that the drops' entities still add up.
 *
 * @param salt what, with the id before it, gives the name again; lower-case hex
 */
record Pseudonym(DocumentKey key, String salt) {

    static final String PREFIX = "forgotten-";
    private static final int SALT_BYTES = 16;
    private static final int NAME_BYTES = 8;
    /** As many partitions as a drop can have. */
    private static final int PARTITIONS_MAX = 1024;

    static Pseudonym of(DocumentKey person) {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT_BYTES];
        int partition = Placements.partition(person.placement(), PARTITIONS_MAX);
        while (true) {
            random.nextBytes(salt);
            DocumentKey key = new DocumentKey(
                    person.partner(), person.entity(), person.store(), PREFIX + name(person.id(), salt));
            if (Placements.partition(key.placement(), PARTITIONS_MAX) == partition) {
                return new Pseudonym(key, HexFormat.of().formatHex(salt));
            }
        }
    }

    private static String name(String id, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(salt), 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
