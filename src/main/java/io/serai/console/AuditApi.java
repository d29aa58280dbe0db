package io.serai.console;

import io.serai.state.Audit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators did, for reading. */
@RestController
@RequestMapping("/api/audit")
class AuditApi {

    private static final int ENTRIES_MAX = 1000;

    private final Audit audit;

    AuditApi(Audit audit) {
        this.audit = audit;
    }

    /** Newest first; {@code before} is the id of the last entry of the page before. */
    @GetMapping
    List<Audit.Entry> audit(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) @Nullable Long before) {
        return audit.entries(Math.max(1, Math.min(limit, ENTRIES_MAX)), before);
    }
}
