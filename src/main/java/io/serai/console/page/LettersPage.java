package io.serai.console.page;

import io.serai.console.LetterQuery;
import io.serai.model.Reason;
import io.serai.replay.LetterDesk;
import io.serai.replay.LetterDesk.Shown;
import io.serai.state.DeadLetters;
import io.serai.state.DeadLetters.Acted;
import io.serai.state.DeadLetters.Letter;
import io.serai.state.LetterFilter;
import io.serai.state.Operator;
import io.serai.state.Refusal;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Dead letters: look, then replay or discard, one or all that a filter means; a dry run comes first. */
@Controller
@RequestMapping("/dead-letters")
class LettersPage {

    private static final int LETTERS_PER_PAGE = 50;

    private final LetterDesk desk;
    private final DeadLetters letters;
    private final Figures figures;
    private final Accounts accounts;

    LettersPage(LetterDesk desk, DeadLetters letters, Figures figures, Accounts accounts) {
        this.desk = desk;
        this.letters = letters;
        this.figures = figures;
        this.accounts = accounts;
    }

    @GetMapping
    String list(
            @ModelAttribute("query") LetterQuery asked,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        LetterQuery query = asked.filled();
        LetterFilter filter = query.filter();
        List<Letter> found = desk.list(filter, LETTERS_PER_PAGE + 1, before);
        boolean more = found.size() > LETTERS_PER_PAGE;
        List<Letter> page = more ? found.subList(0, LETTERS_PER_PAGE) : found;
        model.addAttribute("query", query);
        model.addAttribute("state", filter.state() == null ? "" : filter.state());
        model.addAttribute("states", LetterFilter.STATES);
        model.addAttribute("letters", page);
        model.addAttribute("before", before);
        model.addAttribute("next", more ? Long.valueOf(page.get(page.size() - 1).number()) : null);
        model.addAttribute("narrowed", query.narrows());
        model.addAttribute(
                "reasons",
                Arrays.stream(Reason.values())
                        .filter(reason -> reason.scope() == Reason.Scope.ITEM)
                        .toList());
        model.addAttribute("accounts", accounts.all(figures.now()));
        return "letters";
    }

    @GetMapping("/{number}")
    String show(@PathVariable long number, Model model) {
        return shown(desk.show(number), false, model);
    }

    /** With customers' values; that somebody looked is kept in the audit. */
    @PostMapping("/{number}/values")
    String values(@PathVariable long number, @RequestParam String why, Principal login, Model model) {
        return shown(desk.unmasked(number, new Operator(login.getName(), why)), true, model);
    }

    private static String shown(Shown shown, boolean values, Model model) {
        model.addAttribute("shown", shown);
        model.addAttribute("item", shown.item() == null ? null : shown.item().toPrettyString());
        model.addAttribute("values", values);
        return "letter";
    }

    /** What replay or discard would do; writes nothing. */
    @GetMapping("/act")
    String dryRun(@ModelAttribute("query") LetterQuery asked, Principal login, Model model) {
        LetterQuery query = asked.filled();
        Acted would = letters.replay(query.filter(), new Operator(login.getName(), "dry run"), true);
        model.addAttribute("query", query);
        model.addAttribute("fields", query.fields());
        model.addAttribute("would", would);
        return "act";
    }

    @PostMapping("/act")
    String act(
            @ModelAttribute("query") LetterQuery asked,
            @RequestParam String act,
            @RequestParam String why,
            Principal login,
            RedirectAttributes after) {
        LetterFilter filter = asked.filled().filter();
        Operator operator = new Operator(login.getName(), why);
        Acted acted =
                switch (act) {
                    case "replay" -> letters.replay(filter, operator, false);
                    case "discard" -> letters.discard(filter, operator, false);
                    default -> throw new Refusal("act: found \"" + act + "\"; expected replay or discard");
                };
        figures.stale();
        String count = acted.letters() + (acted.letters() == 1 ? " dead letter" : " dead letters");
        after.addFlashAttribute(
                "done",
                act.equals("replay")
                        ? count + " made due again; the lane sends them within seconds."
                        : count + " discarded.");
        return "redirect:/dead-letters";
    }
}
