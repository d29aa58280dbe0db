package io.serai.console;

import io.serai.rehearse.Rehearsals;
import io.serai.rehearse.Rehearsals.Run;
import io.serai.rehearse.Rehearsed;
import io.serai.rehearse.Wanted;
import io.serai.state.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An edited partner file, tried over files that came already. */
@RestController
@RequestMapping("/api/rehearse")
class RehearseApi {

    private final Rehearsals rehearsals;

    RehearseApi(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    /** The body is the edited file's YAML; answers when the rehearsal has ended, with all that it found. */
    @PostMapping
    Rehearsed rehearse(
            @RequestBody byte[] yaml,
            @RequestParam(defaultValue = "edited.camel.yaml") String name,
            @RequestParam(defaultValue = "" + Wanted.DROPS) int last,
            @RequestParam(defaultValue = "") List<String> feed,
            @RequestParam(defaultValue = "" + Wanted.EXAMPLES) int examples,
            @RequestParam(name = "show-values", defaultValue = "false") boolean showValues,
            Principal login)
            throws InterruptedException {
        Wanted wanted = new Wanted(name, yaml, Set.copyOf(feed), last, examples, showValues);
        Run run = rehearsals.await(rehearsals.start(wanted, login.getName()));
        if (run.result() == null) {
            throw new Refusal(Objects.requireNonNullElse(run.refused(), "the rehearsal gave nothing"));
        }
        return run.result();
    }
}
