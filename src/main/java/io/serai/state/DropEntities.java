package io.serai.state;

import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What has become of the customers and tickets that a drop's rows are part of. The store kept the place of each one when the
 * drop was read, so it looks at these documents only, in key order.
 */
public final class DropEntities {

    private static final int PLACES_PER_QUERY = 500;

    private final JdbcTemplate jdbc;

    DropEntities(Database database) {
        this.jdbc = database.jdbc();
    }

    /**
     * Entities by where they are now.
     *
     * @param touched how many the drop's rows are part of
     */
    public record Entities(long touched, long delivered, long due, long held, long refused) {

        static final Entities NONE = new Entities(0, 0, 0, 0, 0);

        /** Whether each is in exactly one state. */
        public boolean closes() {
            return touched == delivered + due + held + refused;
        }

        private Entities plus(String state, long count) {
            return switch (state) {
                case "delivered" -> new Entities(touched, delivered + count, due, held, refused);
                case "due" -> new Entities(touched, delivered, due + count, held, refused);
                case "held" -> new Entities(touched, delivered, due, held + count, refused);
                case "refused" -> new Entities(touched, delivered, due, held, refused + count);
                default -> this;
            };
        }
    }

    /** Reads one row for each entity of the drop, each by its key: some ten microseconds each. */
    public Entities of(long drop) {
        List<Integer> partitions = jdbc.queryForList(
                "select number from drop_partition where drop_id = ? order by number", Integer.class, drop);
        Entities entities = Entities.NONE;
        for (int number : partitions) {
            entities = counted(entities, drop, number);
        }
        return entities;
    }

    private Entities counted(Entities before, long drop, int number) {
        Entities entities = before;
        String partner = jdbc.queryForObject("select partner from drop_ledger where id = ?", String.class, drop);
        long[] places = Placements.read(String.valueOf(jdbc.queryForObject(
                "select touched from drop_partition where drop_id = ? and number = ?", String.class, drop, number)));
        for (int from = 0; from < places.length; from += PLACES_PER_QUERY) {
            long[] some = Arrays.copyOfRange(places, from, Math.min(places.length, from + PLACES_PER_QUERY));
            entities = new Entities(
                    entities.touched + some.length, entities.delivered, entities.due, entities.held, entities.refused);
            for (State state : states(partner, some)) {
                entities = entities.plus(state.word(), state.count());
            }
        }
        return entities;
    }

    private record State(String word, long count) {}

    private List<State> states(String partner, long[] places) {
        Object[] arguments = new Object[places.length + 1];
        Arrays.setAll(arguments, i -> i < places.length ? (Object) places[i] : partner);
        return jdbc.query(
                "select state, count(*) from document where placement in (" + FileTimes.marks(places.length)
                        + ") and partner = ? group by state",
                (row, n) -> new State(row.getString(1), row.getLong(2)),
                arguments);
    }
}
