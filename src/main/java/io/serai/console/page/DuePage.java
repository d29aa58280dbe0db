package io.serai.console.page;

import io.serai.console.page.Accounts.Account;
import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.state.DueDocuments;
import io.serai.state.DueDocuments.DueDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The accounts, and what of one waits to be sent, in the order in which it will be. */
@Controller
class DuePage {

    private static final int DOCUMENTS_PER_PAGE = 50;

    private final DueDocuments due;
    private final Accounts accounts;
    private final Figures figures;

    DuePage(DueDocuments due, Accounts accounts, Figures figures) {
        this.due = due;
        this.accounts = accounts;
        this.figures = figures;
    }

    /** The last document of the page before, as its link says it. */
    record After(
            @Nullable Long group,
            @Nullable Long canary,
            @Nullable String lane,
            @Nullable String afterPartner,
            @Nullable String afterStore,
            @Nullable String afterId) {

        @Nullable
        DueDocument in(Entity entity) {
            if (group == null || canary == null || lane == null || afterPartner == null || afterId == null) {
                return null;
            }
            DocumentKey key = new DocumentKey(afterPartner, entity, afterStore == null ? "" : afterStore, afterId);
            return new DueDocument(key, 0, Instant.EPOCH, group, DropLane.of(lane), canary);
        }
    }

    @GetMapping("/due")
    String due(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "customer") String entity,
            After after,
            Model model) {
        List<Account> all = accounts.all(figures.now());
        String name =
                account != null ? account : all.isEmpty() ? "" : all.get(0).name();
        Entity kind = TracePage.entityOf(entity);
        DueDocument last = after.in(kind);
        List<DueDocument> found = due.list(name, kind, DOCUMENTS_PER_PAGE + 1, last);
        boolean more = found.size() > DOCUMENTS_PER_PAGE;
        List<DueDocument> page = more ? found.subList(0, DOCUMENTS_PER_PAGE) : found;
        model.addAttribute("accounts", all);
        model.addAttribute("account", name);
        model.addAttribute("entity", kind.word());
        model.addAttribute("entities", Entity.sent());
        model.addAttribute("documents", page);
        model.addAttribute("first", last == null);
        model.addAttribute("next", more ? page.get(page.size() - 1) : null);
        return "due";
    }
}
