package io.serai.console;

import io.serai.reject.Receipts;
import io.serai.state.Ledger;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The ledger, for reading. */
@RestController
@RequestMapping("/api")
class DropsApi {

    private static final int DROPS_MAX = 1000;

    private final Ledger ledger;
    private final Receipts receipts;

    DropsApi(Ledger ledger, Receipts receipts) {
        this.ledger = ledger;
        this.receipts = receipts;
    }

    /** Newest first; {@code before} is the id of the last drop of the page before. */
    @GetMapping("/drops")
    List<DropSummary> drops(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) @Nullable Long before) {
        return ledger.drops(Math.max(1, Math.min(limit, DROPS_MAX)), before);
    }

    @GetMapping("/drops/{id}")
    DropSummary drop(@PathVariable long id) {
        return ledger.drop(id).orElseThrow(() -> missing("no drop " + id));
    }

    /** The rejected rows as the partner gets them. */
    @GetMapping("/drops/{id}/rejects")
    ResponseEntity<Resource> rejects(@PathVariable long id) {
        Path file = receipts.rejectsOf(id, drop(id).name());
        if (file == null) {
            throw missing("drop " + id + " has no rejected rows");
        }
        return ResponseEntity.ok().contentType(new MediaType("text", "csv")).body(new FileSystemResource(file));
    }

    /** What each account got, waits for, and refused. */
    @GetMapping("/accounts")
    List<AccountSummary> accounts() {
        return ledger.accounts();
    }

    private static ResponseStatusException missing(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, what);
    }
}
