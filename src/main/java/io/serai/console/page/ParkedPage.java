package io.serai.console.page;

import io.serai.state.Operator;
import io.serai.state.ParkedSnapshots;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Full files that would delete or change too much, and wait for a decision. */
@Controller
class ParkedPage {

    private final ParkedSnapshots parked;

    ParkedPage(ParkedSnapshots parked) {
        this.parked = parked;
    }

    @GetMapping("/parked")
    String parked(Model model) {
        model.addAttribute("files", parked.list());
        return "parked";
    }

    @PostMapping("/parked/{drop}/release")
    String release(@PathVariable long drop, @RequestParam String why, Principal login, RedirectAttributes after) {
        parked.release(drop, new Operator(login.getName(), why));
        after.addFlashAttribute("done", "Drop " + drop + " is released; the hub applies it within seconds.");
        return "redirect:/parked";
    }

    @PostMapping("/parked/{drop}/refuse")
    String refuse(@PathVariable long drop, @RequestParam String why, Principal login, RedirectAttributes after) {
        parked.refuse(drop, new Operator(login.getName(), why));
        after.addFlashAttribute("done", "Drop " + drop + " is refused; nothing of it is applied.");
        return "redirect:/parked";
    }
}
