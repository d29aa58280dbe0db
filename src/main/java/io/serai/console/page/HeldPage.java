package io.serai.console.page;

import io.serai.model.DocumentKey;
import io.serai.state.HeldTickets;
import io.serai.state.HeldTickets.Held;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tickets, carts and products that wait for a part. */
@Controller
class HeldPage {

    private static final int TICKETS_PER_PAGE = 50;

    private final HeldTickets tickets;
    private final Declarations declarations;

    HeldPage(HeldTickets tickets, Declarations declarations) {
        this.tickets = tickets;
        this.declarations = declarations;
    }

    @GetMapping("/held")
    String held(
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String afterPartner,
            @RequestParam(defaultValue = "order") String afterEntity,
            @RequestParam(defaultValue = "") String afterStore,
            @RequestParam(required = false) @Nullable String afterTicket,
            Model model) {
        String whose = partner == null || partner.isBlank() ? null : partner;
        Declared declared = declarations.now();
        DocumentKey after = HeldTickets.place(afterPartner, afterEntity, afterStore, afterTicket);
        List<Held> found =
                tickets.list(new HeldTickets.Page(whose, overdue, after, TICKETS_PER_PAGE + 1), declared::heldDeadline);
        boolean more = found.size() > TICKETS_PER_PAGE;
        List<Held> page = more ? found.subList(0, TICKETS_PER_PAGE) : found;
        model.addAttribute("tickets", page);
        model.addAttribute("partner", whose);
        model.addAttribute("overdue", overdue);
        model.addAttribute("first", after == null);
        model.addAttribute("next", more ? page.get(page.size() - 1).key() : null);
        model.addAttribute("partners", declared.partners());
        return "held";
    }
}
