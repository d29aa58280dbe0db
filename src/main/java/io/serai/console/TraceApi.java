package io.serai.console;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.proof.EntityHistory;
import io.serai.proof.Trace;
import io.serai.state.Audit;
import io.serai.state.Operator;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Everything that happened to one customer, ticket, product or other item. */
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
     * One of {@code ticket}, {@code customer}, or {@code entity} with {@code id} says which. {@code store} goes with a ticket or a
     * cart whose id is unique only in its store, and is a product's variant; {@code partner} is needed when several partners have
     * it. That values were shown is kept in the audit.
     */
    @GetMapping("/trace")
    EntityHistory trace(
            @RequestParam(defaultValue = "") String store,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String entity,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(defaultValue = "false") boolean history,
            @RequestParam(name = "show-values", defaultValue = "false") boolean showValues,
            Principal login) {
        long asked =
                Stream.of(ticket, customer, id).filter(text -> !text.isEmpty()).count();
        if (asked != 1 || id.isEmpty() != entity.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "expected exactly one of ticket= and customer=, or entity= with id=");
        }
        Entity what = id.isEmpty() ? ticket.isEmpty() ? Entity.CUSTOMER : Entity.ORDER : entity(entity);
        Trace.Question question = new Trace.Question(what, partner, store, ticket + customer + id, history, showValues);
        List<EntityHistory> found = trace.of(question);
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, nothingOf(question));
        }
        if (found.size() > 1) {
            List<String> partners = found.stream().map(EntityHistory::partner).toList();
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "several partners have it, add partner=: " + partners);
        }
        if (showValues) {
            EntityHistory shown = found.get(0);
            DocumentKey key = new DocumentKey(shown.partner(), what, shown.store(), shown.id());
            audit.unmasked(new Operator(login.getName(), WHY), key);
        }
        return found.get(0);
    }

    private static Entity entity(String word) {
        try {
            return Entity.of(word);
        } catch (IllegalArgumentException e) {
            List<String> words =
                    Arrays.stream(Entity.values()).map(Entity::word).toList();
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "entity: found \"" + word + "\"; expected one of " + words, e);
        }
    }

    private static String nothingOf(Trace.Question asked) {
        boolean isTicket = asked.entity() == Entity.ORDER;
        String what = (isTicket ? "ticket" : asked.entity().word()) + " \"" + asked.id() + "\"";
        String store = asked.entity() == Entity.PRODUCT ? "variant" : "store";
        boolean hasStore = isTicket || asked.entity() == Entity.CART || asked.entity() == Entity.PRODUCT;
        String where = !hasStore
                ? ""
                : asked.store().isEmpty() ? " without a " + store : " of " + store + " \"" + asked.store() + "\"";
        return "nothing is known of " + what + where
                + (asked.partner() == null ? "" : " of partner \"" + asked.partner() + "\"")
                + "; expected an id as in the partner's file, with leading zeros"
                + (isTicket && asked.store().isEmpty()
                        ? ", and store= when ticket ids are unique only in their store"
                        : "")
                + "; a rejected row leaves no "
                + (isTicket ? "ticket" : asked.entity().word())
                + ": look at the rejects of its file, /api/drops/{id}/rejects";
    }
}
