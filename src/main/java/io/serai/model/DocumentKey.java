package io.serai.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * The composite key of a document: ticket ids are unique only within a store (seed 000), so a ticket is (store, ticket),
 * a type and never a joined string.
 *
 * @param partner whose document it is
 * @param entity what it is at the destination
 * @param store the store that the id belongs to; empty when ids are unique over all stores
 * @param id the partner's own id, as text, leading zeros kept; never empty
 */
public record DocumentKey(String partner, Entity entity, String store, String id) implements Comparable<DocumentKey> {

    private static final Comparator<DocumentKey> ORDER = Comparator.comparingLong(DocumentKey::placement)
            .thenComparing(DocumentKey::partner)
            .thenComparing(DocumentKey::entity)
            .thenComparing(DocumentKey::store)
            .thenComparing(DocumentKey::id);

    public DocumentKey {
        Objects.requireNonNull(partner);
        Objects.requireNonNull(entity);
        Objects.requireNonNull(store);
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a document key needs an id");
        }
    }

    /**
     * Where the store keeps this document: a 64-bit hash that leads its clustered key. Large files meet partition by
     * partition in this order, so that even shuffled input is written to the store front to back. It is stored:
     * changing this function needs a migration.
     */
    public long placement() {
        long hash = 0xcbf29ce484222325L;
        hash = mixed(hash, partner);
        hash = mixed(hash, entity.word());
        hash = mixed(hash, store);
        hash = mixed(hash, id);
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        hash *= 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /** FNV-1a over the UTF-16 units, with a separator, so that ("ab", "c") and ("a", "bc") differ. */
    private static long mixed(long hash, String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ 0xffff) * 0x100000001b3L;
    }

    /** Well mixed: ids are often numbers of one length, whose texts would share few hashes. */
    @Override
    public int hashCode() {
        return Long.hashCode(placement());
    }

    @Override
    public int compareTo(DocumentKey other) {
        return ORDER.compare(this, other);
    }
}
