package io.serai.console.page;

import io.serai.replay.MaskedAnswers;
import io.serai.state.CanaryDecisions;
import io.serai.state.Operator;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Feeds whose first items are out, or were refused and wait for a decision. */
@Controller
class CanariesPage {

    private final CanaryDecisions canaries;
    private final MaskedAnswers answers;

    CanariesPage(CanaryDecisions canaries, MaskedAnswers answers) {
        this.canaries = canaries;
        this.answers = answers;
    }

    @GetMapping("/canaries")
    String canaries(Model model) {
        model.addAttribute("canaries", answers.canaries(canaries.list()));
        return "canaries";
    }

    @PostMapping("/canaries/{canary}/release")
    String release(@PathVariable long canary, @RequestParam String why, Principal login, RedirectAttributes after) {
        canaries.release(canary, new Operator(login.getName(), why));
        after.addFlashAttribute("done", "Canary " + canary + " is released; what is due of its feed is sent now.");
        return "redirect:/canaries";
    }

    @PostMapping("/canaries/{canary}/retry")
    String retry(@PathVariable long canary, @RequestParam String why, Principal login, RedirectAttributes after) {
        canaries.retry(canary, new Operator(login.getName(), why));
        after.addFlashAttribute("done", "Canary " + canary + " is sent again; its answer decides about the rest.");
        return "redirect:/canaries";
    }
}
