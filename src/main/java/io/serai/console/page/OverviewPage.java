package io.serai.console.page;

import io.serai.console.page.Chart.Span;
import io.serai.console.page.Figures.Counted;
import io.serai.state.ExpectedFiles;
import io.serai.state.Traffic;
import io.serai.state.Traffic.Came;
import io.serai.state.Underway;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what needs somebody, the road with its counts, what came today, what is running, the accounts, two charts. */
@Controller
class OverviewPage {

    /** Running files that are listed; there are a few at most, since a source is read one file at a time. */
    private static final int RUNNING_MAX = 50;

    private final Traffic traffic;
    private final Underway underway;
    private final Figures figures;
    private final RoadSigns road;
    private final Accounts accounts;
    private final Partners partners;
    private final ExpectedFiles expected;
    private final Declarations declarations;
    private final List<NeedsSomebody> needs;

    OverviewPage(
            Traffic traffic,
            Underway underway,
            Figures figures,
            RoadSigns road,
            Accounts accounts,
            Partners partners,
            ExpectedFiles expected,
            Declarations declarations,
            List<NeedsSomebody> needs) {
        this.traffic = traffic;
        this.underway = underway;
        this.figures = figures;
        this.road = road;
        this.accounts = accounts;
        this.partners = partners;
        this.expected = expected;
        this.declarations = declarations;
        this.needs = List.copyOf(needs);
    }

    @GetMapping("/")
    String overview(@ModelAttribute("show") Show show, @RequestParam(defaultValue = "days") String span, Model model) {
        Span shown = span.equals("hours") ? Span.HOURS : Span.DAYS;
        List<Came> today = traffic.came(show.startOfToday());
        Counted counted = figures.now();
        Road.Signs signs = road.now(show, today, counted);
        model.addAttribute("needs", needs());
        model.addAttribute("roads", List.of(signs.wide(), signs.tall()));
        Partners.Today came = partners.today(today);
        model.addAttribute("days", came.days());
        model.addAttribute("first", came.none());
        model.addAttribute("running", underway.now().stream().limit(RUNNING_MAX).toList());
        model.addAttribute("accounts", accounts.all(counted));
        model.addAttribute("expected", expected.of(declarations.now().expected(), show.now()));
        model.addAttribute("hours", shown == Span.HOURS);
        model.addAttribute("charts", List.of(rows(show, shown), deliveries(show, shown)));
        return "overview";
    }

    private List<Need> needs() {
        return needs.stream()
                .flatMap(source -> source.now().stream())
                .sorted(Comparator.comparing(Need::urgency))
                .toList();
    }

    private Chart rows(Show show, Span span) {
        return Chart.of(traffic.rows(span.from(show)), span, show, "rows taken", "rows rejected", "files");
    }

    private Chart deliveries(Show show, Span span) {
        return Chart.of(
                traffic.deliveries(span.from(show)),
                span,
                show,
                "items delivered",
                "items in refused requests",
                "requests");
    }
}
