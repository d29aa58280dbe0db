package io.serai.road;

import io.serai.model.DropLane;
import io.serai.model.ReceivedFile;
import io.serai.state.Drop;
import io.serai.state.Replays;
import io.serai.state.Replays.Original;
import io.serai.state.Replays.Wish;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@code 90-replay}. */
@Component("seraiReplays")
public class ReplaySteps {

    private static final Logger LOG = LoggerFactory.getLogger("serai.drops");

    private final Replays replays;
    private final Drops drops;

    ReplaySteps(Replays replays, Drops drops) {
        this.replays = replays;
        this.drops = drops;
    }

    /** Those of files that came by this lane, oldest first. */
    public List<Wish> waiting(String lane) {
        return replays.waiting(DropLane.of(lane));
    }

    /** The kept file that is to be read again. */
    public ReceivedFile file(@ExchangeProperty("wish") Wish wish) {
        return replays.original(wish.drop()).file();
    }

    /** Opens a drop of its own for the archived bytes, under the declaration that its feed had when the bytes were claimed. */
    public Drop take(@ExchangeProperty("wish") Wish wish) {
        Original original = replays.original(wish.drop());
        return replays.take(wish, drops.feed(original.file()));
    }

    /** Its bytes are gone, or its feed is no longer declared. */
    public void refuse(
            @ExchangeProperty("wish") Wish wish, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception caught) {
        replays.refuse(wish, String.valueOf(caught.getMessage()));
        LOG.warn("replay of drop {} is not done: {}", wish.drop(), caught.getMessage());
    }
}
