package io.serai.deliver;

import io.serai.model.Entity;
import io.serai.state.Canaries;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No feed asks for a canary; none of what follows one is ever called. */
final class NoCanaries implements Canaries {

    @Override
    public List<Gate> at(String account, Entity entity) {
        return List.of();
    }

    @Override
    public int letGo(Gate gate, String account, Entity entity, int documentsMax) {
        throw new AssertionError("there is no gate");
    }

    @Override
    public void sent(long canary, long request, int items, Instant at) {
        throw new AssertionError("there is no canary");
    }

    @Override
    public @Nullable String passed(long canary, List<Answered> items, Answer answer, Instant at) {
        throw new AssertionError("there is no canary");
    }

    @Override
    public @Nullable String refused(long canary, Stop why, Instant at) {
        throw new AssertionError("there is no canary");
    }
}
