package io.serai.console.page;

import io.serai.deliver.Lanes;
import io.serai.state.EmailOutbox;
import io.serai.state.EmailOutbox.Seen;
import io.serai.state.EmailOutbox.State;
import io.serai.state.Operator;
import io.serai.state.Refusal;
import java.security.Principal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Single e-mails by account and state, without addresses; what becomes of those that may have been sent is decided here. */
@Controller
@RequestMapping("/emails")
class EmailsPage {

    private static final int EMAILS_PER_PAGE = 50;

    private final EmailOutbox outbox;
    private final Lanes lanes;

    EmailsPage(EmailOutbox outbox, Lanes lanes) {
        this.outbox = outbox;
        this.lanes = lanes;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        String of = account == null || account.isBlank() ? null : account;
        List<Seen> found = outbox.list(of, state.isBlank() ? null : stateOf(state), EMAILS_PER_PAGE + 1, before);
        boolean more = found.size() > EMAILS_PER_PAGE;
        List<Seen> page = more ? found.subList(0, EMAILS_PER_PAGE) : found;
        model.addAttribute("counts", counts());
        model.addAttribute(
                "states", Arrays.stream(State.values()).map(State::word).toList());
        model.addAttribute("account", of);
        model.addAttribute("state", state);
        model.addAttribute("emails", page);
        model.addAttribute("before", before);
        model.addAttribute("next", more ? Long.valueOf(page.get(page.size() - 1).id()) : null);
        return "emails";
    }

    private static State stateOf(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal("state: found another word; expected one of "
                        + Arrays.stream(State.values()).map(State::word).toList()));
    }

    /** By account, how many are in each state. */
    private Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (String account : lanes.accounts()) {
            Map<String, Long> states = new LinkedHashMap<>();
            for (State state : State.values()) {
                states.put(state.word(), outbox.count(account, state));
            }
            counts.put(account, states);
        }
        return counts;
    }

    @PostMapping("/{id}/resend")
    String resend(@PathVariable long id, @RequestParam String why, Principal login, RedirectAttributes after) {
        outbox.resend(id, new Operator(login.getName(), why));
        after.addFlashAttribute("done", "E-mail " + id + " waits to be sent once more.");
        return "redirect:/emails";
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable long id, @RequestParam String why, Principal login, RedirectAttributes after) {
        outbox.discard(id, new Operator(login.getName(), why));
        after.addFlashAttribute("done", "E-mail " + id + " is discarded; its address is erased.");
        return "redirect:/emails";
    }
}
