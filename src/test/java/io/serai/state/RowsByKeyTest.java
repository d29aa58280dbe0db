package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.state.DocumentTable.Placed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sorting by numbers gives what sorting by keys does, also where the places of several keys are near or the same. */
class RowsByKeyTest {

    @Property(tries = 100)
    void givesEachDocumentOnceInKeyOrderWithItsRowsAsStaged(
            @ForAll long seed, @ForAll @IntRange(max = 300) int count, @ForAll @IntRange(min = 1, max = 80) int keys) {
        Random random = new Random(seed);
        StagedPartition staged = new StagedPartition("acme", Path.of("never-spilled"));
        TreeMap<Placed, List<StagedRow>> expected = new TreeMap<>();
        for (int n = 0; n < count; n++) {
            int ticket = random.nextInt(keys);
            StagedRow row = new StagedRow(n, n, new Placed(place(ticket), Rows.ticket("t" + ticket)), List.of());
            staged.add(row);
            expected.computeIfAbsent(row.placed(), key -> new ArrayList<>()).add(row);
        }
        Map<Placed, List<StagedRow>> found = new LinkedHashMap<>();
        staged.byKey().forEachRemaining(said -> found.put(said.document(), said.rows()));
        assertThat(found.keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(found).isEqualTo(expected);
    }

    /** Of four tickets two share a place, and the others lie beside it; at both ends of the order. */
    private static long place(int ticket) {
        long base = ticket % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE - 40;
        return base + ticket / 4L * (ticket % 3);
    }
}
