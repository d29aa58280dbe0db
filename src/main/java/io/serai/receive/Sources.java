package io.serai.receive;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** What the hub's drops poll. */
@Component
public class Sources {

    private final CamelContext camel;

    Sources(CamelContext camel) {
        this.camel = camel;
    }

    /** Every drop that runs, is paused or was stopped, by partner, feed and place. */
    public List<Source> all() {
        return Source.all(camel).stream()
                .sorted(Comparator.comparing(Source::partner)
                        .thenComparing(Source::feed)
                        .thenComparing(Source::place))
                .toList();
    }

    /** The drop with this route in a partner file. */
    public Optional<Source> of(String route) {
        return Source.all(camel).stream()
                .filter(source -> source.route().equals(route))
                .findFirst();
    }
}
