package io.serai.console.page;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.proof.EntityHistory;
import io.serai.proof.Trace;
import io.serai.state.Audit;
import io.serai.state.Operator;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that happened to one ticket, customer, product or other item, as a timeline. */
@Controller
class TracePage {

    private final Trace trace;
    private final Timeline timeline;
    private final Audit audit;

    TracePage(Trace trace, Timeline timeline, Audit audit) {
        this.trace = trace;
        this.timeline = timeline;
        this.audit = audit;
    }

    /** What the search form says; empty texts do not narrow. */
    record Search(
            @Nullable String store,
            @Nullable String ticket,
            @Nullable String customer,
            @Nullable String entity,
            @Nullable String id,
            @Nullable String partner) {

        public boolean asks() {
            return !text(ticket).isEmpty() || !text(customer).isEmpty() || !text(id).isEmpty();
        }

        private Trace.Question question(boolean history, boolean values) {
            String whose = text(partner).isEmpty() ? null : text(partner);
            String named = text(ticket).isEmpty() ? text(customer).isEmpty() ? text(id) : text(customer) : text(ticket);
            return new Trace.Question(what(), whose, text(store), named, history, values);
        }

        private Entity what() {
            if (!text(ticket).isEmpty()) {
                return Entity.ORDER;
            }
            return text(customer).isEmpty() ? entityOf(text(entity)) : Entity.CUSTOMER;
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    @GetMapping("/trace")
    String trace(
            @ModelAttribute("search") Search search,
            @RequestParam(defaultValue = "false") boolean history,
            Model model) {
        List<EntityHistory> found = search.asks() ? trace.of(search.question(history, false)) : List.of();
        return shown(found, false, model);
    }

    /** With customers' values; that somebody looked is kept in the audit. */
    @PostMapping("/trace/values")
    String values(@ModelAttribute("search") Search search, @RequestParam String why, Principal login, Model model) {
        Operator operator = new Operator(login.getName(), why);
        List<EntityHistory> found = search.asks() ? trace.of(search.question(false, true)) : List.of();
        found.forEach(one -> audit.unmasked(operator, key(one)));
        return shown(found, true, model);
    }

    /** Customers, when the word is none of ours. */
    static Entity entityOf(String word) {
        return Arrays.stream(Entity.values())
                .filter(entity -> entity.word().equals(word))
                .findFirst()
                .orElse(Entity.CUSTOMER);
    }

    private String shown(List<EntityHistory> found, boolean values, Model model) {
        model.addAttribute("values", values);
        model.addAttribute("found", found);
        model.addAttribute("entities", Entity.values());
        if (found.size() == 1) {
            model.addAttribute("one", found.get(0));
            model.addAttribute("events", timeline.of(found.get(0), key(found.get(0))));
        }
        return "trace";
    }

    private static DocumentKey key(EntityHistory history) {
        return new DocumentKey(history.partner(), Entity.of(history.entity()), history.store(), history.id());
    }
}
