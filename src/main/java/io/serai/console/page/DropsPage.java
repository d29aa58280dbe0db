package io.serai.console.page;

import io.serai.state.Ledger.DropSummary;
import io.serai.state.Traffic;
import io.serai.state.Traffic.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every file, newest first, by partner, feed and result. */
@Controller
class DropsPage {

    private static final int DROPS_PER_PAGE = 50;
    private static final List<String> RESULTS = List.of("open", "done", "failed", "repeated", "parked", "waiting");

    private final Traffic traffic;
    private final Declarations declarations;

    DropsPage(Traffic traffic, Declarations declarations) {
        this.traffic = traffic;
        this.declarations = declarations;
    }

    @GetMapping("/drops")
    String drops(
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable String feed,
            @RequestParam(required = false) @Nullable String result,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        Wanted wanted = new Wanted(partner, feed, result);
        List<DropSummary> found = traffic.drops(wanted, DROPS_PER_PAGE + 1, before);
        boolean more = found.size() > DROPS_PER_PAGE;
        List<DropSummary> page = more ? found.subList(0, DROPS_PER_PAGE) : found;
        model.addAttribute("wanted", wanted);
        model.addAttribute("before", before);
        model.addAttribute("drops", page);
        model.addAttribute("next", more ? Long.valueOf(page.get(page.size() - 1).id()) : null);
        model.addAttribute("results", RESULTS);
        model.addAttribute("partners", declarations.now().partners());
        return "drops";
    }
}
