package io.serai.console.page;

import io.serai.console.page.Figures.Counted;
import io.serai.console.page.Road.Sign;
import io.serai.console.page.Road.Signs;
import io.serai.receive.Source;
import io.serai.receive.Sources;
import io.serai.state.HeldTickets;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Traffic.Came;
import io.serai.state.Underway;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what stands at each station of the road. */
@Component
class RoadSigns {

    static final int OVERDUE_MAX = 1000;

    private final Sources sources;
    private final Underway underway;
    private final HeldTickets held;
    private final Accounts accounts;

    RoadSigns(Sources sources, Underway underway, HeldTickets held, Accounts accounts) {
        this.sources = sources;
        this.underway = underway;
        this.held = held;
        this.accounts = accounts;
    }

    Signs now(Show show, List<Came> today, Counted counted) {
        long failing = sources.all().stream()
                .filter(source -> source.status() == Source.Status.FAILING)
                .count();
        long files = today.stream().mapToLong(Came::files).sum();
        long reading = underway.now().size();
        long paused = accounts.paused();
        long overdue = held.overdue(OVERDUE_MAX);
        long letters = counted.openLetters();
        List<Sign> main = List.of(
                new Sign(
                        "Receive",
                        show.number(files),
                        files == 1 ? "file today" : "files today",
                        "/drops",
                        concern(failing, "source fails", "sources fail")),
                new Sign("Read", show.number(reading), "being read now", "/drops?result=open", null),
                new Sign("Keep state", show.number(counted.sum(AccountSummary::entities)), "entities", "/trace", null),
                new Sign(
                        "Deliver",
                        show.number(counted.sum(AccountSummary::due)),
                        "due",
                        "/due",
                        concern(paused, "account paused", "accounts paused")),
                new Sign("Kiliba", show.number(counted.sum(AccountSummary::delivered)), "delivered", "/due", null));
        List<Sign> sides = List.of(
                new Sign(
                        "Rejects",
                        show.number(today.stream().mapToLong(Came::rejected).sum()),
                        "rows today",
                        "/rejects",
                        null),
                new Sign(
                        "Held",
                        show.number(counted.sum(AccountSummary::held)),
                        "wait for parts",
                        "/held",
                        overdue == 0 ? null : (overdue >= OVERDUE_MAX ? overdue + "+" : overdue) + " overdue"),
                new Sign("Dead letters", show.number(letters), "open", "/dead-letters", null));
        return new Signs(main, sides);
    }

    private static @Nullable String concern(long count, String one, String many) {
        return count == 0 ? null : count + " " + (count == 1 ? one : many);
    }
}
