package io.serai.relay;

import io.serai.deliver.KilibaSettings.Account;
import io.serai.deliver.Pace;
import io.serai.deliver.UploadSettings;
import io.serai.state.Relay;
import org.jspecify.annotations.Nullable;

/**
 * One account's files on their way: one at a time. Its pace is its own, so that trouble with uploads, which few accounts have, does
 * not stop the imports.
 */
final class RelayLane {

    private final String account;
    private final Account settings;
    private final Pace pace;
    private volatile @Nullable Target target;

    RelayLane(String account, Account settings, Pace pace) {
        this.account = account;
        this.settings = settings;
        this.pace = pace;
    }

    String account() {
        return account;
    }

    Account settings() {
        return settings;
    }

    UploadSettings uploads() {
        return settings.uploads();
    }

    Pace pace() {
        return pace;
    }

    /** Where the bytes of the file in hand go; null unless a session was opened for it in this try. */
    @Nullable
    Target target() {
        return target;
    }

    void aim(@Nullable Target at) {
        target = at;
    }

    /** Whether its last session is of no use for the last time. */
    boolean isLastTry(Relay relay) {
        return relay.refusals() + 1 >= uploads().sessionsMax();
    }

    boolean mayUseHttp() {
        return uploads().storageHttp() || settings.baseUrl().startsWith("http:");
    }
}
