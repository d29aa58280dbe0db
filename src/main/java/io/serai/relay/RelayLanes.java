package io.serai.relay;

import io.serai.deliver.KilibaSettings;
import io.serai.deliver.Lanes.Cause;
import io.serai.deliver.Lanes.Paused;
import io.serai.deliver.Pace;
import io.serai.state.Pauses;
import io.serai.state.Pauses.Subject;
import io.serai.state.Relay;
import io.serai.state.Relays;
import java.io.File;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.camel.component.http.HttpClientConfigurer;

/** What {@code 50-relay} asks for work, and where a file and its requests go. */
public final class RelayLanes {

    /** Sessions that are asked for in one look. */
    private static final int FOLLOWED_MAX = 100;

    private final Map<String, RelayLane> lanes = new TreeMap<>();
    private final Relays relays;
    private final Pauses pauses;

    RelayLanes(KilibaSettings settings, Relays relays, Pauses pauses, Clock clock) {
        this.relays = relays;
        this.pauses = pauses;
        settings.accounts()
                .forEach((name, account) ->
                        lanes.put(name, new RelayLane(name, account, new Pace(account, clock, new Random()))));
    }

    /** The file to work at now: at most one, so that the next is chosen when this one has ended. */
    public List<Relay> due(String account) {
        RelayLane lane = of(account);
        lane.aim(null);
        lane.pace().begin();
        if (isPaused(account) || !lane.pace().take()) {
            return List.of();
        }
        Optional<Relay> next = relays.next(account);
        if (next.isEmpty()) {
            lane.pace().giveBack();
        }
        return next.stream().toList();
    }

    /** The files whose reading is to be asked for; empty when the account has no status path. */
    public List<Relay> followed(String account) {
        RelayLane lane = of(account);
        return !lane.uploads().isFollowed()
                        || isPaused(account)
                        || lane.pace().paused().isPresent()
                ? List.of()
                : relays.followed(account, FOLLOWED_MAX);
    }

    private boolean isPaused(String account) {
        return pauses.of(Subject.ACCOUNT, account).isPresent();
    }

    /** This try has ended, well or not. */
    public void ended(Relay relay) {
        RelayLane lane = of(relay.account());
        lane.aim(null);
        lane.pace().ended();
    }

    public String createPath(Relay relay) {
        return of(relay.account()).uploads().createPath();
    }

    public String completePath(Relay relay) {
        return of(relay.account()).uploads().completePathOf(uploadId(relay));
    }

    public String statusPath(Relay relay) {
        return of(relay.account()).uploads().statusPathOf(uploadId(relay));
    }

    private static String uploadId(Relay relay) {
        if (relay.uploadId() == null) {
            throw new IllegalStateException("drop " + relay.drop() + " has no upload session");
        }
        return relay.uploadId();
    }

    /** The raw bytes, to be streamed. */
    public File file(Relay relay) {
        return relay.file().toFile();
    }

    /** The client that sends bytes to where the session of the file in hand says. */
    public HttpClientConfigurer client(String account) {
        return new UploadClient(of(account));
    }

    /** Why an account passes no file on; empty when it may. */
    public Optional<Paused> paused(String account) {
        Pace pace = of(account).pace();
        return pace.paused()
                .map(pause ->
                        new Paused(pause.until(), pause.why(), pace.isLockedOut() ? Cause.LOCKED_OUT : Cause.BUSY));
    }

    RelayLane of(String account) {
        RelayLane lane = lanes.get(account);
        if (lane == null) {
            throw new IllegalArgumentException("account " + account + " is not in serai.kiliba.accounts");
        }
        return lane;
    }
}
