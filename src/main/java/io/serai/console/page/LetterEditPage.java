package io.serai.console.page;

import io.serai.replay.LetterEdits;
import io.serai.replay.LetterEdits.Edited;
import io.serai.replay.LetterForm;
import io.serai.replay.LetterForm.Field;
import io.serai.replay.LetterForm.Form;
import io.serai.state.LetterFilter;
import io.serai.state.Operator;
import io.serai.state.Refusal;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Editing a dead letter's part: the form, then what it would change, then the edit. */
@Controller
@RequestMapping("/dead-letters/{number}/edit")
class LetterEditPage {

    private static final String FIELD = "value:";

    private final LetterForm forms;
    private final LetterEdits edits;
    private final Figures figures;

    LetterEditPage(LetterForm forms, LetterEdits edits, Figures figures) {
        this.forms = forms;
        this.edits = edits;
        this.figures = figures;
    }

    @GetMapping
    String form(@PathVariable long number, @RequestParam(defaultValue = "header") String part, Model model) {
        return form(forms.of(number, part), Map.of(), Set.of(), null, model);
    }

    private static String form(
            Form form, Map<String, String> given, Set<String> removed, @Nullable String refused, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "texts",
                form.fields().stream().collect(HashMap::new, (all, f) -> all.put(f.at(), text(f, given)), Map::putAll));
        model.addAttribute("removed", removed);
        model.addAttribute("refused", refused);
        return "edit";
    }

    private static String text(Field field, Map<String, String> given) {
        return given.getOrDefault(field.at(), field.text());
    }

    /** What the filled form would change; writes nothing. A post, since what is typed belongs in no address. */
    @PostMapping("/look")
    String look(
            @PathVariable long number,
            @RequestParam String part,
            @RequestParam MultiValueMap<String, String> filled,
            Principal login,
            Model model) {
        Map<String, String> given = new HashMap<>();
        filled.toSingleValueMap().forEach((name, text) -> {
            if (name.startsWith(FIELD)) {
                given.put(name.substring(FIELD.length()), text);
            }
        });
        Set<String> removed = Set.copyOf(filled.getOrDefault("remove", List.of()));
        Form form = forms.of(number, part);
        try {
            String patch = forms.patch(number, part, given, removed);
            Edited would = edit(number, part, patch, new Operator(login.getName(), "dry run"), true);
            model.addAttribute("form", form);
            model.addAttribute("patch", patch);
            model.addAttribute("would", would);
            return "edited";
        } catch (Refusal refused) {
            return form(form, given, removed, refused.getMessage(), model);
        }
    }

    @PostMapping
    String edit(
            @PathVariable long number,
            @RequestParam String part,
            @RequestParam String patch,
            @RequestParam String why,
            Principal login,
            RedirectAttributes after) {
        Edited edited = edit(number, part, patch, new Operator(login.getName(), why), false);
        figures.stale();
        after.addFlashAttribute(
                "done",
                "Edited as drop " + edited.drop() + "; the lane sends it within seconds, unless it is refused again.");
        return "redirect:/dead-letters/" + number;
    }

    private Edited edit(long number, String part, String patch, Operator operator, boolean dryRun) {
        List<Edited> edited = edits.edit(LetterFilter.number(number), part, patch, operator, dryRun);
        if (edited.isEmpty()) {
            throw new Refusal("dead letter " + number + ": found no open one of this number; see the list");
        }
        Edited one = edited.get(0);
        if (one.refused() != null) {
            throw new Refusal(one.refused());
        }
        return one;
    }
}
