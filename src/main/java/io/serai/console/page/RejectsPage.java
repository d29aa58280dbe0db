package io.serai.console.page;

import io.serai.model.Reason;
import io.serai.reject.Receipts;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What was rejected and why: by feed and reason, with an example; and the files that could not be used at all. */
@Controller
class RejectsPage {

    private static final int DAYS_MAX = 90;

    /** An example costs a small file. */
    private static final int EXAMPLES_MAX = 60;

    private final Traffic traffic;
    private final Receipts receipts;
    private final Declarations declarations;

    RejectsPage(Traffic traffic, Receipts receipts, Declarations declarations) {
        this.traffic = traffic;
        this.receipts = receipts;
        this.declarations = declarations;
    }

    /**
     * Rows of one feed that were rejected for one reason.
     *
     * @param newest the newest of the files
     * @param example one sentence with its place; null when the newest file's receipt has none for this reason
     */
    record Group(
            String partner,
            String feed,
            Reason reason,
            long rows,
            long files,
            DropSummary newest,
            @Nullable String example) {

        private Group and(long more) {
            return new Group(partner, feed, reason, rows + more, files + 1, newest, example);
        }

        private Group with(@Nullable String found) {
            return new Group(partner, feed, reason, rows, files, newest, found);
        }
    }

    @GetMapping("/rejects")
    String rejects(@ModelAttribute("show") Show show, @RequestParam(defaultValue = "7") int days, Model model) {
        int span = Math.max(1, Math.min(days, DAYS_MAX));
        List<DropSummary> drops = traffic.rejecting(show.now().minus(Duration.ofDays(span)));
        model.addAttribute("days", span);
        model.addAttribute("groups", groups(drops));
        model.addAttribute("failed", traffic.drops(new Traffic.Wanted(null, null, "failed"), 20, null));
        return "rejects";
    }

    private List<Group> groups(List<DropSummary> drops) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (DropSummary drop : drops) {
            drop.reasons().forEach((reason, rows) -> {
                String key = drop.feed() + ' ' + reason;
                Group known = groups.get(key);
                groups.put(
                        key,
                        known == null
                                ? new Group(drop.partner(), drop.feed(), reason, rows, 1, drop, null)
                                : known.and(rows));
            });
        }
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparing(Group::rows).reversed());
        Declared declared = declarations.now();
        for (int i = 0; i < Math.min(EXAMPLES_MAX, sorted.size()); i++) {
            sorted.set(i, sorted.get(i).with(example(sorted.get(i), declared)));
        }
        return sorted;
    }

    private @Nullable String example(Group group, Declared declared) {
        String code = "(" + group.reason() + ")";
        DropSummary newest = group.newest();
        Quotes quotes = Quotes.of(declared.feed(group.feed()), group.partner(), newest.name());
        return receipts.examplesOf(newest.id(), newest.name()).stream()
                .filter(text -> text.endsWith(code))
                .findFirst()
                .map(text -> quotes.shown(text, true))
                .orElse(null);
    }
}
