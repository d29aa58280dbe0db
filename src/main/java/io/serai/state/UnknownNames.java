package io.serai.state;

import io.serai.state.ReferenceTable.Why;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** What rows named that is not known, in the words of receipts. */
public final class UnknownNames {

    private static final int NAMES_SHOWN = 5;

    private final JdbcTemplate jdbc;

    UnknownNames(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One sentence for each thing worth telling about a drop whose rows are kept; empty when all is known. */
    public List<String> of(long drop) {
        ReferenceTable table = new ReferenceTable(jdbc);
        List<String> notes = new ArrayList<>();
        told(notes, "held until it is known: ", table.unknownOf(drop, Why.AWAITS));
        told(notes, "not known: ", table.unknownOf(drop, Why.LACKS));
        return notes;
    }

    private static void told(List<String> notes, String what, Set<Reference> unknown) {
        if (!unknown.isEmpty()) {
            notes.add(what
                    + listed(
                            new TreeSet<>(unknown).stream().map(Reference::text).toList()));
        }
    }

    /**
     * The stores that are not in the partner's list of stores, as a sentence; empty when all are, or there is no list.
     *
     * @param named the stores that rows named; the empty text for none
     */
    public List<String> stores(String partner, Collection<String> named) {
        Set<String> listed = new TreeSet<>(
                jdbc.queryForList("select store from store_name where partner = ?", String.class, partner));
        List<String> unknown = named.stream()
                .filter(store -> !store.isEmpty() && !listed.contains(store))
                .sorted()
                .toList();
        return listed.isEmpty() || unknown.isEmpty()
                ? List.of()
                : List.of("stores that are not in the list of stores: " + listed(unknown));
    }

    private static String listed(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        int more = names.size() - NAMES_SHOWN;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
