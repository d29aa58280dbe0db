package io.serai.console;

import io.serai.reject.Receipts;
import io.serai.reject.Relayed;
import io.serai.state.Audit;
import io.serai.state.DropEntities;
import io.serai.state.HistoryLoads;
import io.serai.state.HistoryLoads.Load;
import io.serai.state.Ledger;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Operator;
import io.serai.state.Traffic;
import io.serai.state.Traffic.Wanted;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The ledger, for reading. */
@RestController
@RequestMapping("/api")
class DropsApi {

    private static final int DROPS_MAX = 1000;
    private static final int ENTITIES_MAX = 200_000;

    private final Ledger ledger;
    private final DropEntities entities;
    private final Receipts receipts;
    private final Audit audit;
    private final HistoryLoads history;
    private final Traffic traffic;

    DropsApi(
            Ledger ledger,
            DropEntities entities,
            Receipts receipts,
            Audit audit,
            HistoryLoads history,
            Traffic traffic) {
        this.ledger = ledger;
        this.entities = entities;
        this.receipts = receipts;
        this.audit = audit;
        this.history = history;
        this.traffic = traffic;
    }

    /** Newest first; {@code before} is the id of the last drop of the page before. A partner sees its own. */
    @GetMapping("/drops")
    List<DropView> drops(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable Long before,
            Principal login) {
        int most = Math.max(1, Math.min(limit, DROPS_MAX));
        String partner = PartnerGuard.partnerOf(login);
        List<DropSummary> drops = partner == null
                ? ledger.drops(most, before)
                : traffic.drops(new Wanted(partner, null, null), most, before);
        return drops.stream().map(DropView::of).toList();
    }

    /** With the customers and tickets that its rows are part of, unless there are too many to look at each; or with its relay. */
    @GetMapping("/drops/{id}")
    DropView drop(@PathVariable long id, Principal login) {
        DropSummary drop = summary(id, login);
        Relayed relayed = receipts.relayed(drop);
        if (relayed != null) {
            return DropView.of(drop, relayed);
        }
        if (drop.documents() > ENTITIES_MAX) {
            String why = drop.documents() + " entities are more than the " + ENTITIES_MAX
                    + " that are looked at here; the command prove looks at all";
            return DropView.without(drop, why);
        }
        return DropView.of(drop, entities.of(drop.repeatOf() == null ? id : drop.repeatOf()));
    }

    /** Another partner's drop is not there. */
    private DropSummary summary(long id, Principal login) {
        String partner = PartnerGuard.partnerOf(login);
        return ledger.drop(id)
                .filter(drop -> partner == null || partner.equals(drop.partner()))
                .orElseThrow(() -> missing("no drop " + id));
    }

    /** The rejected rows as the partner gets them; that somebody took them is kept in the audit. */
    @GetMapping("/drops/{id}/rejects")
    ResponseEntity<Resource> rejects(@PathVariable long id, Principal login) {
        Path file = receipts.rejectsOf(id, summary(id, login).name());
        if (file == null) {
            throw missing("drop " + id + " has no rejected rows");
        }
        String who = PartnerGuard.partnerOf(login) == null ? login.getName() : "partner " + login.getName();
        audit.unmasked(new Operator(who, "taken over the API"), id);
        return ResponseEntity.ok().contentType(new MediaType("text", "csv")).body(new FileSystemResource(file));
    }

    /** What each account got, waits for, and refused; with the time left of its history loads. */
    @GetMapping("/accounts")
    List<AccountView> accounts() {
        List<AccountSummary> sums = ledger.accounts();
        List<Load> loads = history.of(sums);
        return sums.stream().map(sum -> view(sum, loads)).toList();
    }

    private static AccountView view(AccountSummary sums, List<Load> loads) {
        Load load = loads.stream()
                .filter(one ->
                        one.account().equals(sums.account()) && one.entity().equals(sums.entity()))
                .findFirst()
                .orElse(null);
        return new AccountView(sums, load);
    }

    private static ResponseStatusException missing(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, what);
    }
}
