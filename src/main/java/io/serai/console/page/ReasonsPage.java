package io.serai.console.page;

import io.serai.model.Reason;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every reason code with what it says and what to do. */
@Controller
class ReasonsPage {

    @GetMapping("/reasons")
    String reasons(Model model) {
        model.addAttribute("reasons", Reason.values());
        return "reasons";
    }
}
