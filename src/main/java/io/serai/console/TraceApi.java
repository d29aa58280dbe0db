package io.serai.console;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.proof.EntityHistory;
import io.serai.proof.Trace;
import io.serai.state.Audit;
import io.serai.state.Operator;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Everything that happened to one customer or ticket. */
@RestController
@RequestMapping("/api")
class TraceApi {

    private static final String WHY = "asked over the API with show-values";

    private final Trace trace;
    private final Audit audit;

    TraceApi(Trace trace, Audit audit) {
        this.trace = trace;
        this.audit = audit;
    }

    /**
     * One of {@code ticket} and {@code customer} says which; {@code store} goes with a ticket whose id is unique only in its
     * store, {@code partner} is needed when several partners have it. That values were shown is kept in the audit.
     */
    @GetMapping("/trace")
    EntityHistory trace(
            @RequestParam(defaultValue = "") String store,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(defaultValue = "false") boolean history,
            @RequestParam(name = "show-values", defaultValue = "false") boolean showValues,
            Principal login) {
        boolean isTicket = ticket != null && !ticket.isEmpty();
        boolean isCustomer = customer != null && !customer.isEmpty();
        if (isTicket == isCustomer) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected exactly one of ticket= and customer=");
        }
        Entity entity = isTicket ? Entity.ORDER : Entity.CUSTOMER;
        String id = String.valueOf(isTicket ? ticket : customer);
        List<EntityHistory> found =
                trace.of(new Trace.Question(entity, partner, isTicket ? store : "", id, history, showValues));
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, nothingOf(isTicket, store, id, partner));
        }
        if (found.size() > 1) {
            List<String> partners = found.stream().map(EntityHistory::partner).toList();
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "several partners have it, add partner=: " + partners);
        }
        if (showValues) {
            EntityHistory shown = found.get(0);
            DocumentKey key = new DocumentKey(shown.partner(), entity, shown.store(), shown.id());
            audit.unmasked(new Operator(login.getName(), WHY), key);
        }
        return found.get(0);
    }

    private static String nothingOf(boolean isTicket, String store, String id, @Nullable String partner) {
        String what = isTicket
                ? "ticket \"" + id + "\"" + (store.isEmpty() ? " without a store" : " of store \"" + store + "\"")
                : "customer \"" + id + "\"";
        return "nothing is known of " + what + (partner == null ? "" : " of partner \"" + partner + "\"")
                + "; expected an id as in the partner's file, with leading zeros"
                + (isTicket && store.isEmpty() ? ", and store= when ticket ids are unique only in their store" : "")
                + "; a rejected row leaves no ticket: look at the rejects of its file, /api/drops/{id}/rejects";
    }
}
