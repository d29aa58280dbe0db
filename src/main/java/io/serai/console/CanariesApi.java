package io.serai.console;

import io.serai.replay.MaskedAnswers;
import io.serai.state.CanaryDecisions;
import io.serai.state.CanaryDecisions.Waiting;
import io.serai.state.Operator;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feeds whose first items are out or were refused. */
@RestController
@RequestMapping("/api/canaries")
class CanariesApi {

    private final CanaryDecisions canaries;
    private final MaskedAnswers answers;

    CanariesApi(CanaryDecisions canaries, MaskedAnswers answers) {
        this.canaries = canaries;
        this.answers = answers;
    }

    @GetMapping
    List<Waiting> canaries() {
        return answers.canaries(canaries.list());
    }

    /** The feed goes on after all. */
    @PostMapping("/{canary}/release")
    List<Waiting> release(@PathVariable long canary, @RequestParam String why, Principal login) {
        canaries.release(canary, new Operator(login.getName(), why));
        return answers.canaries(canaries.list());
    }

    /** Its first items are sent again. */
    @PostMapping("/{canary}/retry")
    List<Waiting> retry(@PathVariable long canary, @RequestParam String why, Principal login) {
        canaries.retry(canary, new Operator(login.getName(), why));
        return answers.canaries(canaries.list());
    }
}
