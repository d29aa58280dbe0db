package io.serai.console.page;

import io.serai.feed.Feed;
import io.serai.reject.Receipts;
import io.serai.reject.RejectedRows;
import io.serai.reject.RejectedRows.First;
import io.serai.replay.HeaderDesk;
import io.serai.state.Audit;
import io.serai.state.DropEntities;
import io.serai.state.Ledger;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One drop: its sums, where its customers and tickets are, its first rejects, its receipt, and what operators did with it. */
@Controller
class DropPage {

    private static final int REJECTS_MAX = 50;

    /** Each is looked at by its key, some ten microseconds each. */
    private static final int ENTITIES_MAX = 20_000;

    private final Ledger ledger;
    private final DropEntities entities;
    private final Receipts receipts;
    private final Declarations declarations;
    private final Audit audit;
    private final HeaderDesk headers;

    DropPage(
            Ledger ledger,
            DropEntities entities,
            Receipts receipts,
            Declarations declarations,
            Audit audit,
            HeaderDesk headers) {
        this.ledger = ledger;
        this.entities = entities;
        this.receipts = receipts;
        this.declarations = declarations;
        this.audit = audit;
        this.headers = headers;
    }

    @GetMapping("/drops/{id}")
    String drop(@PathVariable long id, Model model) {
        shown(id, false, model);
        return "drop";
    }

    /** With the cells of its rejected rows; that somebody looked is kept in the audit. */
    @PostMapping("/drops/{id}/cells")
    String cells(@PathVariable long id, @RequestParam String why, Principal login, Model model) {
        summary(id);
        audit.unmasked(new Operator(login.getName(), why), id);
        shown(id, true, model);
        return "drop";
    }

    /** The rejects file as the partner got it; that somebody took it is kept in the audit. */
    @PostMapping("/drops/{id}/rejects-file")
    ResponseEntity<Resource> file(@PathVariable long id, @RequestParam String why, Principal login) {
        Path rejects = receipts.rejectsOf(id, summary(id).name());
        if (rejects == null) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "The rejected rows of drop " + id + " are not kept.");
        }
        audit.unmasked(new Operator(login.getName(), why), id);
        String name = ContentDisposition.attachment()
                .filename(rejects.getFileName().toString(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .contentType(new MediaType("text", "csv"))
                .body(new FileSystemResource(rejects));
    }

    private void shown(long id, boolean cells, Model model) {
        DropSummary drop = summary(id);
        boolean few = drop.documents() <= ENTITIES_MAX;
        model.addAttribute("drop", drop);
        model.addAttribute("relay", receipts.relayed(drop));
        model.addAttribute("proposed", headers.open(drop));
        model.addAttribute("entities", few ? entities.of(drop.repeatOf() == null ? id : drop.repeatOf()) : null);
        model.addAttribute("entitiesMax", ENTITIES_MAX);
        model.addAttribute("receipt", cells ? receipts.receiptOf(id, drop.name()) : null);
        model.addAttribute("audit", audit.of(id));
        model.addAttribute("cells", cells);
        Path rejects = receipts.rejectsOf(id, drop.name());
        Feed feed = declarations.now().feed(drop.feed());
        model.addAttribute("kept", rejects != null);
        model.addAttribute("declared", feed != null);
        First first = rejects == null || feed == null ? null : first(rejects, feed);
        model.addAttribute("columns", first == null ? List.of() : first.columns());
        model.addAttribute("rejects", first == null ? null : rows(first, feed, drop, cells));
        model.addAttribute("rejectsMax", REJECTS_MAX);
    }

    /**
     * A rejected row as it is shown.
     *
     * @param cells empty unless somebody asked for them
     */
    record Row(String line, String column, String code, String text, List<String> cells) {}

    private List<Row> rows(First first, @Nullable Feed feed, DropSummary drop, boolean cells) {
        Quotes quotes = Quotes.of(feed, drop.partner(), drop.name());
        return first.rows().stream()
                .map(row -> new Row(
                        row.line(),
                        row.column(),
                        row.code(),
                        quotes.shown(row.message(), !cells).replaceFirst("^line \\d+: ", ""),
                        cells ? row.cells() : List.of()))
                .toList();
    }

    private DropSummary summary(long id) {
        return ledger.drop(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no drop " + id + ". Look for the file in the list of drops."));
    }

    private static First first(Path rejects, Feed feed) {
        try {
            return RejectedRows.first(rejects, feed, REJECTS_MAX);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + rejects.getFileName(), e);
        }
    }
}
