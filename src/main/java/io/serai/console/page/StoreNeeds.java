package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.state.HeldTickets;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.LedgerSums;
import io.serai.state.LedgerSums.OpenSum;
import io.serai.state.ParkedSnapshots;
import io.serai.state.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the ledger and the store wait for: sums that do not close, unusable files, parked files, overdue tickets. */
@Component
class StoreNeeds implements NeedsSomebody {

    /** Older unusable files stay in the list of drops. */
    static final Duration FAILED_SINCE = Duration.ofDays(7);

    private final LedgerSums sums;
    private final Traffic traffic;
    private final ParkedSnapshots parked;
    private final HeldTickets held;

    StoreNeeds(LedgerSums sums, Traffic traffic, ParkedSnapshots parked, HeldTickets held) {
        this.sums = sums;
        this.traffic = traffic;
        this.parked = parked;
        this.held = held;
    }

    @Override
    public List<Need> now() {
        List<Need> needs = new ArrayList<>();
        sums(needs);
        failed(needs);
        parked.list().stream()
                .filter(file -> !file.released())
                .forEach(file -> needs.add(new Need(
                        Urgency.ACT,
                        "The full file " + file.partner() + "/" + file.file() + " is parked: it would delete "
                                + file.gone() + " and change " + file.changed() + " of " + file.known() + ".",
                        "Ask the partner whether the export is complete, then release or refuse it.",
                        "/parked")));
        overdue(needs);
        return needs;
    }

    /** One for all: when sums do not close, they seldom do in one drop only. */
    private void sums(List<Need> needs) {
        List<OpenSum> open = sums.known();
        if (open.isEmpty()) {
            return;
        }
        OpenSum first = open.get(0);
        String more = open.size() == 1 ? "" : ", and of " + (open.size() - 1) + " more";
        needs.add(new Need(
                        Urgency.ALARM,
                        "The sums of drop " + first.drop() + " " + first.partner() + "/" + first.name() + more
                                + " do not close: " + first.how() + ".",
                        "This is a defect in Serai: run the command prove and report what it says.",
                        "/drops/" + first.drop())
                .because("sums"));
    }

    private void failed(List<Need> needs) {
        Map<String, List<DropSummary>> byFeed = new LinkedHashMap<>();
        traffic.failed(Instant.now().minus(FAILED_SINCE))
                .forEach(drop -> byFeed.computeIfAbsent(drop.feed(), feed -> new ArrayList<>())
                        .add(drop));
        byFeed.forEach((feed, drops) -> {
            DropSummary newest = drops.get(0);
            String more = drops.size() == 1 ? "" : " and " + (drops.size() - 1) + " more of " + feed;
            needs.add(new Need(
                            Urgency.ACT,
                            newest.partner() + "/" + newest.name() + more + " could not be used: "
                                    + newest.failureText() + ".",
                            newest.failure() == null
                                    ? "Look at the drop."
                                    : "Tell the partner: " + newest.failure().fix() + ".",
                            "/drops/" + newest.id())
                    .because("failed " + newest.id()));
        });
    }

    private void overdue(List<Need> needs) {
        long overdue = held.overdue(RoadSigns.OVERDUE_MAX);
        if (overdue > 0) {
            String count = overdue >= RoadSigns.OVERDUE_MAX ? overdue + " or more" : Long.toString(overdue);
            needs.add(new Need(
                            Urgency.ACT,
                            count + (overdue == 1 ? " ticket waits" : " tickets wait")
                                    + " for a header or lines longer than the feed allows.",
                            "Ask the partner for the missing part; nothing is lost meanwhile.",
                            "/held?overdue=true")
                    .because("held"));
        }
    }
}
