package io.serai.receive;

import java.util.List;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** What the hub's drops poll. */
@Component
public class Sources {

    private final CamelContext camel;

    Sources(CamelContext camel) {
        this.camel = camel;
    }

    /** Every drop that has polled at least once, by partner, feed and source. */
    public List<PollWatch> all() {
        return PollWatch.all(camel);
    }
}
