package io.serai.state;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class SqliteConvergenceTest extends ConvergenceContract {
    SqliteConvergenceTest() {
        super(TestDatabase.SQLITE);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void mergedDropsEndAlikeInAnyOrder(@ForAll long seed) throws IOException {
        endsAlike(false, seed);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void replacingDropsEndAlikeInAnyOrder(@ForAll long seed) throws IOException {
        endsAlike(true, seed);
    }
}
