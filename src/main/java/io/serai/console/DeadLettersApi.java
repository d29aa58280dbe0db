package io.serai.console;

import io.serai.replay.LetterDesk;
import io.serai.replay.LetterDesk.Shown;
import io.serai.replay.LetterEdits;
import io.serai.replay.LetterEdits.Edited;
import io.serai.state.DeadLetters;
import io.serai.state.DeadLetters.Acted;
import io.serai.state.DeadLetters.Letter;
import io.serai.state.LetterFilter;
import io.serai.state.Operator;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Dead letters. The parameters of {@link LetterFilter} say which ones; {@code dryRun=true} shows what would be done and
 * writes nothing; {@code why} is kept in the audit together with the login.
 */
@RestController
@RequestMapping("/api/dead-letters")
class DeadLettersApi {

    private static final int LETTERS_MAX = 1000;

    private final LetterDesk desk;
    private final DeadLetters letters;
    private final LetterEdits edits;

    DeadLettersApi(LetterDesk desk, DeadLetters letters, LetterEdits edits) {
        this.desk = desk;
        this.letters = letters;
        this.edits = edits;
    }

    /** Newest first, without {@code state} the open ones; {@code before} is the number of the last one of the page before. */
    @GetMapping
    List<Letter> list(
            LetterQuery query,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable Long before) {
        return desk.list(query.filter(), Math.max(1, Math.min(limit, LETTERS_MAX)), before);
    }

    /** One with its parts and its item; {@code unmask=true} shows customers' values and needs a {@code why}. */
    @GetMapping("/{number}")
    Shown show(
            @PathVariable long number,
            @RequestParam(defaultValue = "false") boolean unmask,
            @RequestParam(defaultValue = "") String why,
            Principal login) {
        return unmask ? desk.unmasked(number, new Operator(login.getName(), why)) : desk.show(number);
    }

    /** Sends open letters again, in the same revision. */
    @PostMapping("/replay")
    Acted replay(
            LetterQuery query,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam String why,
            Principal login) {
        return letters.replay(query.filter(), new Operator(login.getName(), why), dryRun);
    }

    /** Takes open letters off the open list; they stay refused. */
    @PostMapping("/discard")
    Acted discard(
            LetterQuery query,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam String why,
            Principal login) {
        return letters.discard(query.filter(), new Operator(login.getName(), why), dryRun);
    }

    /** Edits {@code part} (header, or {@code line 3}) of open letters; the body is a JSON merge patch on its values. */
    @PatchMapping
    List<Edited> edit(
            LetterQuery query,
            @RequestParam(defaultValue = "header") String part,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam String why,
            @RequestBody String patch,
            Principal login) {
        return edits.edit(query.filter(), part, patch, new Operator(login.getName(), why), dryRun);
    }
}
