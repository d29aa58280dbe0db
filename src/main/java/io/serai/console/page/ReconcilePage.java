package io.serai.console.page;

import io.serai.deliver.Lanes;
import io.serai.state.Operator;
import io.serai.state.Reconciliations;
import io.serai.state.Refusal;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What destinations list of their customers, held against what is known here: each time it was done, and the present one. */
@Controller
@RequestMapping("/reconciliations")
class ReconcilePage {

    private static final int RUNS_MAX = 50;

    private final Reconciliations book;
    private final Lanes lanes;

    ReconcilePage(Reconciliations book, Lanes lanes) {
        this.book = book;
        this.lanes = lanes;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("runs", book.list(RUNS_MAX));
        model.addAttribute("accounts", lanes.accounts());
        return "reconciliations";
    }

    @PostMapping
    String ask(@RequestParam String account, @RequestParam String why, Principal login, RedirectAttributes after) {
        if (!lanes.accounts().contains(account)) {
            throw new Refusal("account: found another one; expected one of " + lanes.accounts());
        }
        book.ask(account, new Operator(login.getName(), why));
        after.addFlashAttribute("done", "The customers of " + account + " are read back; it begins within seconds.");
        return "redirect:/reconciliations";
    }
}
