package io.serai.state;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(NeedsPostgres.class)
class PostgresConvergenceTest extends ConvergenceContract {
    PostgresConvergenceTest() {
        super(TestDatabase.POSTGRESQL);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void mergedDropsEndAlikeInAnyOrder(@ForAll long seed) throws IOException {
        endsAlike(false, seed);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void replacingDropsEndAlikeInAnyOrder(@ForAll long seed) throws IOException {
        endsAlike(true, seed);
    }
}
