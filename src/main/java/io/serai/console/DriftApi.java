package io.serai.console;

import io.serai.feed.Alias;
import io.serai.replay.HeaderDesk;
import io.serai.replay.HeaderDesk.Desk;
import io.serai.state.Operator;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Headers that change: files that wait, what is proposed, and what was accepted. Each act answers with what is left. */
@RestController
@RequestMapping("/api/drift")
class DriftApi {

    private final HeaderDesk headers;

    DriftApi(HeaderDesk headers) {
        this.headers = headers;
    }

    @GetMapping
    Desk desk() {
        return headers.desk();
    }

    /** Accepts all that the drop's header proposes, or the one column for the one field. */
    @PostMapping("/{drop}/accept")
    Desk accept(
            @PathVariable long drop,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String column,
            @RequestParam String why,
            Principal login) {
        Operator operator = new Operator(login.getName(), why);
        if (field == null && column == null) {
            headers.accept(drop, operator);
        } else {
            headers.accept(drop, field == null ? "" : field, column == null ? "" : column, operator);
        }
        return headers.desk();
    }

    /** A file that waits is never taken. */
    @PostMapping("/{drop}/fail")
    Desk fail(@PathVariable long drop, @RequestParam String why, Principal login) {
        headers.fail(drop, new Operator(login.getName(), why));
        return headers.desk();
    }

    @PostMapping("/revoke")
    Desk revoke(
            @RequestParam String feed,
            @RequestParam String field,
            @RequestParam String column,
            @RequestParam String why,
            Principal login) {
        headers.revoke(new Alias(feed, field, column), new Operator(login.getName(), why));
        return headers.desk();
    }
}
