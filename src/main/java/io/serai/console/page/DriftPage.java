package io.serai.console.page;

import io.serai.feed.Alias;
import io.serai.replay.HeaderDesk;
import io.serai.state.Operator;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Headers that change: files that wait for their feed, what changed lately, and the names that were accepted. */
@Controller
class DriftPage {

    private final HeaderDesk headers;

    DriftPage(HeaderDesk headers) {
        this.headers = headers;
    }

    @GetMapping("/drift")
    String drift(Model model) {
        model.addAttribute("desk", headers.desk());
        return "drift";
    }

    /** All that the drop's header proposes, or the one column for the one field. */
    @PostMapping("/drift/{drop}/accept")
    String accept(
            @PathVariable long drop,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String column,
            @RequestParam String why,
            Principal login,
            RedirectAttributes after) {
        Operator operator = new Operator(login.getName(), why);
        List<Alias> accepted = field == null || column == null
                ? headers.accept(drop, operator)
                : headers.accept(drop, field, column, operator);
        String names = String.join(
                ", ",
                accepted.stream()
                        .map(one -> one.column() + " for " + one.field())
                        .toList());
        after.addFlashAttribute(
                "done",
                names
                        + " is in effect. Files that wait are taken within seconds; a file that failed can be read again.");
        return "redirect:/drift";
    }

    @PostMapping("/drift/{drop}/fail")
    String fail(@PathVariable long drop, @RequestParam String why, Principal login, RedirectAttributes after) {
        headers.fail(drop, new Operator(login.getName(), why));
        after.addFlashAttribute(
                "done", "Drop " + drop + " is not waited for; the file goes to failed/ at the next poll.");
        return "redirect:/drift";
    }

    @PostMapping("/drift/revoke")
    String revoke(
            @RequestParam String feed,
            @RequestParam String field,
            @RequestParam String column,
            @RequestParam String why,
            Principal login,
            RedirectAttributes after) {
        headers.revoke(new Alias(feed, field, column), new Operator(login.getName(), why));
        after.addFlashAttribute("done", column + " for " + field + " of " + feed + " is revoked.");
        return "redirect:/drift";
    }
}
