package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.DropLane;
import io.serai.state.CanaryTable.Known;
import io.serai.state.DocumentTable.StoredDocument;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * In which queue the documents stand that the rows of one drop speak of.
 *
 * <p>A document that still waits keeps the better of its lanes: what a daily file names goes daily, whatever history load
 * brought it before. It waits at one canary at a time: the first of another feed that still holds it, else that of this feed's
 * declaration. A row of a feed takes its document away from a canary of an earlier declaration of the same feed, for it was read
 * anew.
 */
final class Standings {

    private final String account;
    private final DropLane lane;
    private final long own;
    private final Set<Long> ofThisFeed = new HashSet<>();
    private final Set<Long> holding = new HashSet<>();

    private Standings(String account, DropLane lane, long own) {
        this.account = account;
        this.lane = lane;
        this.own = own;
    }

    /** Inside the transaction that keeps rows: a feed that asks for a canary and never had one gets it here. */
    static Standings of(Database database, Drop drop, Feed feed, Instant now) {
        CanaryTable table = new CanaryTable(database);
        long own = feed.policies().canaryItems() > 0 ? table.of(feed, now) : 0;
        Standings standings = new Standings(feed.account(), drop.file().lane(), own);
        for (Known canary : table.concerning(feed)) {
            if (canary.feed().equals(feed.name())) {
                standings.ofThisFeed.add(canary.id());
            }
            if (canary.holds()) {
                standings.holding.add(canary.id());
            }
        }
        return standings;
    }

    String account() {
        return account;
    }

    /** @param changed whether the rows say something new */
    Standing of(StoredDocument known, boolean changed) {
        if (!known.waits()) {
            return changed ? new Standing(lane, own()) : known.standing();
        }
        DropLane better = lane == DropLane.DAILY ? lane : known.standing().lane();
        if (!known.account().equals(account)) {
            return new Standing(better, changed ? own() : 0);
        }
        return new Standing(better, canary(known.standing().canary(), changed));
    }

    private long canary(long known, boolean changed) {
        if (ofThisFeed.contains(known)) {
            return own();
        }
        return known != 0 && (holding.contains(known) || !changed) ? known : changed ? own() : 0;
    }

    private long own() {
        return holding.contains(own) ? own : 0;
    }
}
