package io.serai.console.page;

import io.serai.rehearse.EditedCopies;
import io.serai.rehearse.Rehearsals;
import io.serai.rehearse.Rehearsals.Run;
import io.serai.rehearse.Wanted;
import io.serai.state.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** An edited partner file beside the running one, over files that came already; before it goes live. */
@Controller
@RequestMapping("/rehearse")
class RehearsePage {

    private static final String PASTED = "pasted.camel.yaml";
    private static final int DROPS_MAX = 200;

    private final Rehearsals rehearsals;
    private final EditedCopies copies;

    RehearsePage(Rehearsals rehearsals, EditedCopies copies) {
        this.rehearsals = rehearsals;
        this.copies = copies;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("runs", rehearsals.all());
        model.addAttribute("copies", copies.all());
        model.addAttribute("drops", Wanted.DROPS);
        model.addAttribute("dropsMax", DROPS_MAX);
        return "rehearse";
    }

    /**
     * Starts one.
     *
     * @param copy the path of an edited copy beside the route files; empty: the text is meant
     */
    @PostMapping
    String start(
            @RequestParam(defaultValue = "") String copy,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "" + Wanted.DROPS) int last,
            Principal login) {
        if (copy.isEmpty() && text.isBlank()) {
            throw new Refusal("found no text; expected an edited copy beside the route files, or its text pasted");
        }
        if (last > DROPS_MAX) {
            throw new Refusal("the last " + last + " files: expected at most " + DROPS_MAX
                    + " here; the command rehearse takes more");
        }
        String name = copy.isEmpty() ? PASTED : copy;
        byte[] yaml = copy.isEmpty() ? text.getBytes(StandardCharsets.UTF_8) : copies.text(copy);
        Wanted wanted = new Wanted(name, yaml, Set.of(), last, Wanted.EXAMPLES, false);
        return "redirect:/rehearse/" + rehearsals.start(wanted, login.getName()).number();
    }

    @GetMapping("/{number}")
    String show(@PathVariable long number, Model model) {
        Run run = rehearsals
                .run(number)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "Rehearsal " + number + " is not remembered. The last ten are, until the hub stops."));
        model.addAttribute("run", run);
        model.addAttribute("result", run.result());
        return "rehearsal";
    }

    @PostMapping("/{number}/stop")
    String stop(@PathVariable long number) {
        rehearsals.stop(number);
        return "redirect:/rehearse/" + number;
    }
}
