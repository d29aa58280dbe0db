package io.serai.console.page;

import io.serai.state.Audit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What operators did, when and why. */
@Controller
class AuditPage {

    private static final int ENTRIES_PER_PAGE = 50;

    private final Audit audit;

    AuditPage(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/audit")
    String audit(@RequestParam(required = false) @Nullable Long before, Model model) {
        List<Audit.Entry> found = audit.entries(ENTRIES_PER_PAGE + 1, before);
        boolean more = found.size() > ENTRIES_PER_PAGE;
        List<Audit.Entry> page = more ? found.subList(0, ENTRIES_PER_PAGE) : found;
        model.addAttribute("entries", page);
        model.addAttribute("before", before);
        model.addAttribute("next", more ? Long.valueOf(page.get(page.size() - 1).id()) : null);
        return "audit";
    }
}
