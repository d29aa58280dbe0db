package io.serai.console;

import io.serai.replay.FilePreview;
import io.serai.replay.FilePreview.Would;
import io.serai.state.Operator;
import io.serai.state.Replays;
import io.serai.state.Replays.Wish;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Archived files that are read again. */
@RestController
@RequestMapping("/api")
class ReplayApi {

    private static final int DOCUMENTS_MAX = 100;

    private final Replays replays;
    private final FilePreview preview;

    ReplayApi(Replays replays, FilePreview preview) {
        this.replays = replays;
        this.preview = preview;
    }

    /** Asks for a replay; the hub takes it up within seconds. */
    @PostMapping(path = "/drops/{id}/replay", params = "dryRun!=true")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Wish replay(@PathVariable long id, @RequestParam String why, Principal login) {
        return replays.ask(id, new Operator(login.getName(), why));
    }

    /** What it would change. */
    @PostMapping(path = "/drops/{id}/replay", params = "dryRun=true")
    Would preview(@PathVariable long id) {
        return preview.of(id, DOCUMENTS_MAX);
    }

    /** Whether it was taken up, and as which drop. */
    @GetMapping("/replays/{id}")
    Wish wish(@PathVariable long id) {
        return replays.wish(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no replay request " + id));
    }
}
