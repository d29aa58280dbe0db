package io.serai.road;

import io.serai.model.ReceivedFile;
import io.serai.push.PushSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * How many bodies of each partner are read at a time. Camel's throttle would do the same, but a route with one that counts
 * concurrent requests cannot be shown as XML (Camel 4.18), and Hawtio draws its diagrams from that. Thread-safe.
 */
@Component("seraiPushedReadings")
public class PushedReadings {

    private final int readingsMax;
    private final Map<String, Integer> underWay = new HashMap<>();

    PushedReadings(PushSettings settings) {
        this.readingsMax = settings.readingsMax();
    }

    /** One too many; it is to be sent again. */
    static final class TooMany extends Exception {

        private static final long serialVersionUID = 1L;

        private TooMany(int readings) {
            super("found " + readings
                    + " bodies of yours on the road; expected fewer, send it again when one of them is answered");
        }
    }

    /** One more of the partner's begins; {@link #end} has to follow. */
    public synchronized void begin(@Body ReceivedFile file) throws TooMany {
        int readings = underWay.getOrDefault(file.partner(), 0);
        if (readings >= readingsMax) {
            throw new TooMany(readings);
        }
        underWay.put(file.partner(), readings + 1);
    }

    /** It was read, well or not. */
    public synchronized void end(@ExchangeProperty("kept") ReceivedFile file) {
        underWay.computeIfPresent(file.partner(), (partner, readings) -> readings == 1 ? null : readings - 1);
    }
}
