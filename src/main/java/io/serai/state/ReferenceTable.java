package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.state.DocumentTable.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of references. Each method that writes runs inside the transaction that keeps the documents. */
record ReferenceTable(JdbcTemplate jdbc) {

    /** Why a row is there. */
    enum Why {
        /** The document is held until it is known. */
        AWAITS,
        /** It is only told. */
        LACKS,
        /** The document is sent again when it changes. */
        FOLLOWS;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final int NAMES_PER_STEP = 500;

    /**
     * Those of one document, by the index that begins with the placement. The partner stands in an expression, since SQLite would
     * otherwise delete by the primary key, which begins with it: it would go through all that documents of the partner name.
     */
    static final String OF = "placement = ? and partner || '' = ? and entity = ? and store = ? and id = ?";

    /** With the kind, which the primary key has before the code: else all codes of the partner would be gone through. */
    static final String CODES = "partner = ? and kind in ('id', 'ean', 'sku') and code in (%s)";

    /** Whether any document of the partner names something for one of these reasons: mostly none does, and nothing more is asked. */
    boolean isUsed(String partner) {
        return !jdbc.queryForList("select 1 from reference where partner = ? limit 1", Integer.class, partner)
                .isEmpty();
    }

    /** Those that no document of the partner answers to. */
    Set<Reference> unknown(String partner, Collection<Reference> named) {
        Set<Reference> unknown = new TreeSet<>(named);
        List<Reference> all = List.copyOf(unknown);
        for (int from = 0; from < all.size(); from += NAMES_PER_STEP) {
            List<Reference> some = all.subList(from, Math.min(all.size(), from + NAMES_PER_STEP));
            known(partner, some).forEach(unknown::remove);
        }
        return unknown;
    }

    private Stream<Reference> known(String partner, List<Reference> some) {
        return Stream.of(
                        documents(partner, Entity.CUSTOMER, names(some, Reference.CUSTOMER)),
                        documents(partner, Entity.CATEGORY, names(some, Reference.CATEGORY)),
                        products(partner, some))
                .flatMap(Collection::stream);
    }

    private static List<String> names(List<Reference> some, String kind) {
        return some.stream()
                .filter(reference -> reference.kind().equals(kind))
                .map(Reference::named)
                .toList();
    }

    private List<Reference> documents(String partner, Entity entity, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>();
        ids.forEach(id -> arguments.add(new DocumentKey(partner, entity, "", id).placement()));
        arguments.addAll(List.of(partner, entity.word()));
        return jdbc.query(
                "select id from document where placement in (" + FileTimes.marks(ids.size())
                        + ") and partner = ? and entity = ? and store = ''",
                (row, n) -> new Reference(entity.word(), row.getString(1)),
                arguments.toArray());
    }

    private List<Reference> products(String partner, List<Reference> some) {
        List<Reference> named = some.stream().filter(Reference::isProduct).toList();
        if (named.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(partner));
        named.forEach(reference -> arguments.add(reference.named()));
        // a code of several products names none of them
        return jdbc.query(
                "select kind, code from product_code where " + CODES.formatted(FileTimes.marks(named.size()))
                        + " group by kind, code having kind = 'id' or count(*) = 1",
                (row, n) -> new Reference(row.getString(1), row.getString(2)),
                arguments.toArray());
    }

    /** What these documents named. */
    void forget(List<Placed> documents) {
        jdbc.batchUpdate(
                "delete from reference where " + OF,
                documents.stream().map(ReferenceTable::arguments).toList());
    }

    void add(Placed document, Set<Reference> named, Why why, long drop) {
        jdbc.batchUpdate(
                """
                insert into reference (partner, kind, named, why, placement, entity, store, id, drop_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                named.stream()
                        .map(reference -> new Object[] {
                            document.key().partner(),
                            reference.kind(),
                            reference.named(),
                            why.word(),
                            document.placement(),
                            document.key().entity().word(),
                            document.key().store(),
                            document.key().id(),
                            drop
                        })
                        .toList());
    }

    /** The documents that name one of these for this reason, in key order. */
    Set<Placed> naming(String partner, Collection<Reference> named, Why why) {
        Set<Placed> found = new TreeSet<>();
        for (Reference reference : named) {
            found.addAll(jdbc.query(
                    "select placement, partner, entity, store, id from reference where partner = ? and kind = ?"
                            + " and named = ? and why = ?",
                    (row, n) -> new Placed(row.getLong(1), DocumentTable.keyAt(row, 2)),
                    partner,
                    reference.kind(),
                    reference.named(),
                    why.word()));
        }
        return found;
    }

    /** These are known from now on. */
    void known(String partner, Collection<Reference> known) {
        jdbc.batchUpdate(
                "delete from reference where partner = ? and kind = ? and named = ? and why in ('awaits', 'lacks')",
                known.stream()
                        .map(reference -> new Object[] {partner, reference.kind(), reference.named()})
                        .toList());
    }

    /** What a document still waits for. */
    Set<Reference> awaited(Placed document) {
        return new TreeSet<>(jdbc.query(
                "select kind, named from reference where why = 'awaits' and " + OF,
                (row, n) -> new Reference(row.getString(1), row.getString(2)),
                arguments(document)));
    }

    /** What rows of this drop named that is not known, by the reason why it is kept. */
    Set<Reference> unknownOf(long drop, Why why) {
        return new HashSet<>(jdbc.query(
                "select distinct kind, named from reference where drop_id = ? and why = ?",
                (row, n) -> new Reference(row.getString(1), row.getString(2)),
                drop,
                why.word()));
    }

    private static Object[] arguments(Placed document) {
        DocumentKey key = document.key();
        return new Object[] {document.placement(), key.partner(), key.entity().word(), key.store(), key.id()};
    }
}
