package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.state.Outbox.Answered;
import io.serai.state.RequestItems.Item;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RequestItemsTest {

    @Property(tries = 200)
    void whatWasSentIsReadBack(@ForAll @Size(max = 200) List<@LongRange(min = 1) Long> revisions) {
        List<Answered> sent = new ArrayList<>();
        for (long revision : revisions) {
            DocumentKey key = new DocumentKey("acme", Entity.ORDER, "s", "t" + sent.size());
            sent.add(new Answered(key, revision, new byte[32]));
        }
        assertThat(RequestItems.read(RequestItems.write(sent)))
                .containsExactlyInAnyOrderElementsOf(sent.stream()
                        .map(item -> new Item(item.key().placement(), item.revision()))
                        .toList())
                .isSortedAccordingTo((a, b) -> Long.compare(a.placement(), b.placement()));
    }

    @Test
    void aThousandItemsOfAMillionTakeLittle() {
        List<Answered> sent = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            DocumentKey key = new DocumentKey("acme", Entity.ORDER, "s", "t" + i);
            // a batch is a run of the store's order
            if (key.placement() > 0 && key.placement() < Long.MAX_VALUE / 500) {
                sent.add(new Answered(key, 1, new byte[32]));
            }
        }
        assertThat(sent).hasSizeBetween(800, 1200);
        assertThat(RequestItems.write(sent)).hasSizeLessThan(sent.size() * 12);
    }
}
