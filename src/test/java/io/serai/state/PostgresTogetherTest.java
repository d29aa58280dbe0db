package io.serai.state;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(NeedsPostgres.class)
class PostgresTogetherTest extends TogetherContract {
    PostgresTogetherTest() {
        super(TestDatabase.POSTGRESQL);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void merged_drops_end_as_one_after_the_other(@ForAll long seed) throws IOException {
        endsAsOneAfterTheOther(false, seed);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void replacing_drops_end_as_one_after_the_other(@ForAll long seed) throws IOException {
        endsAsOneAfterTheOther(true, seed);
    }
}
