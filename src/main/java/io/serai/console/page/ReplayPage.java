package io.serai.console.page;

import io.serai.replay.FilePreview;
import io.serai.replay.FilePreview.Would;
import io.serai.state.Ledger;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Operator;
import io.serai.state.Replays;
import io.serai.state.Replays.Wish;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Reading a kept file again: first what it would change, then for real. */
@Controller
class ReplayPage {

    private static final int DOCUMENTS_MAX = 50;

    private final FilePreview preview;
    private final Replays replays;
    private final Ledger ledger;
    private final Declarations declarations;

    ReplayPage(FilePreview preview, Replays replays, Ledger ledger, Declarations declarations) {
        this.preview = preview;
        this.replays = replays;
        this.ledger = ledger;
        this.declarations = declarations;
    }

    /** The dry run: reads and merges, and writes nothing. */
    @PostMapping("/drops/{id}/preview")
    String preview(@PathVariable long id, Model model) {
        Would would = preview.of(id, DOCUMENTS_MAX);
        DropSummary drop = ledger.drop(id).orElseThrow();
        Quotes quotes = Quotes.of(declarations.now().feed(drop.feed()), drop.partner(), drop.name());
        model.addAttribute("would", would);
        model.addAttribute("drop", drop);
        model.addAttribute(
                "rejects",
                would.firstRejects().stream()
                        .map(text -> quotes.shown(text, true))
                        .toList());
        return "replay";
    }

    @PostMapping("/drops/{id}/replay")
    String replay(@PathVariable long id, @RequestParam String why, Principal login) {
        Wish wish = replays.ask(id, new Operator(login.getName(), why));
        return "redirect:/replays/" + wish.id();
    }

    /** What became of it. */
    @GetMapping("/replays/{id}")
    String wish(@PathVariable long id, Model model) {
        Wish wish = replays.wish(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no replay request " + id + ". Look into the audit."));
        model.addAttribute("wish", wish);
        model.addAttribute("outcome", replays.outcome(wish).orElse(null));
        return "wish";
    }
}
