package io.serai.console;

import io.serai.state.EmailOutbox;
import io.serai.state.EmailOutbox.Seen;
import io.serai.state.EmailOutbox.State;
import io.serai.state.Operator;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Single e-mails, without their addresses. */
@RestController
@RequestMapping("/api/emails")
class EmailsApi {

    private static final int EMAILS_MAX = 1000;

    private final EmailOutbox outbox;

    EmailsApi(EmailOutbox outbox) {
        this.outbox = outbox;
    }

    /** Newest first. */
    @GetMapping
    List<Seen> emails(
            @RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "100") int limit) {
        return outbox.list(state == null ? null : state(state), Math.max(1, Math.min(limit, EMAILS_MAX)));
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "state: found another word; expected one of "
                                + Arrays.stream(State.values()).map(State::word).toList()));
    }

    /** Has one sent that was refused, or of which nobody knows whether it was. */
    @PostMapping("/{id}/resend")
    Seen resend(@PathVariable long id, @RequestParam String why, Principal login) {
        return outbox.resend(id, new Operator(login.getName(), why));
    }

    /** Gives one up. */
    @PostMapping("/{id}/discard")
    Seen discard(@PathVariable long id, @RequestParam String why, Principal login) {
        return outbox.discard(id, new Operator(login.getName(), why));
    }
}
