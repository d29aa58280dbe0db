package io.serai.console;

import io.serai.deliver.KilibaSettings;
import io.serai.settings.HubSettings;
import io.serai.state.Audit;
import io.serai.state.Operator;
import io.serai.state.Reconciliations;
import io.serai.state.Reconciliations.Run;
import io.serai.state.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What destinations list, held against what is known here. */
@RestController
@RequestMapping("/api/reconciliations")
class ReconcileApi {

    private static final int RUNS_MAX = 1000;

    private final Reconciliations book;
    private final KilibaSettings settings;
    private final Path dataDir;
    private final Audit audit;

    ReconcileApi(Reconciliations book, KilibaSettings settings, HubSettings hub, Audit audit) {
        this.book = book;
        this.settings = settings;
        this.dataDir = hub.dataDir();
        this.audit = audit;
    }

    /** Newest first. */
    @GetMapping
    List<Run> runs(@RequestParam(defaultValue = "100") int limit) {
        return book.list(Math.max(1, Math.min(limit, RUNS_MAX)));
    }

    @GetMapping("/{id}")
    Run run(@PathVariable long id) {
        return book.run(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no reconciliation " + id));
    }

    /** The customers of its findings, as CSV; that somebody took them is kept in the audit. */
    @GetMapping("/{id}/rows")
    ResponseEntity<Resource> rows(@PathVariable long id, Principal login) {
        String kept = run(id).rowsFile();
        Path file = dataDir.resolve(kept == null ? "none" : kept);
        if (kept == null || !Files.exists(file)) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "reconciliation " + id + " has no rows, or they are no longer kept");
        }
        audit.acted(new Operator(login.getName(), "taken over the API"), "reconcile-unmask", "reconciliation " + id);
        return ResponseEntity.ok().contentType(new MediaType("text", "csv")).body(new FileSystemResource(file));
    }

    /** Asks for one now. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Run ask(@RequestParam String account, @RequestParam String why, Principal login) {
        if (!settings.accounts().containsKey(account)) {
            throw new Refusal("account: found " + account + "; expected one of "
                    + String.join(
                            ", ", settings.accounts().keySet().stream().sorted().toList()));
        }
        return book.ask(account, new Operator(login.getName(), why));
    }
}
