package io.serai.console.page;

import io.serai.settings.HubSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows: who is logged in, what they may do, where they are, and in which zone times are written. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

    private final HubSettings settings;

    Frame(HubSettings settings) {
        this.settings = settings;
    }

    @ModelAttribute("show")
    Show show() {
        return new Show(settings.console().shownIn(), Clock.systemUTC().instant());
    }

    @ModelAttribute("who")
    String who(HttpServletRequest request) {
        @Nullable String name = request.getRemoteUser();
        return name == null ? "" : name;
    }

    /** Whether they may act. */
    @ModelAttribute("operator")
    boolean operator(HttpServletRequest request) {
        return request.isUserInRole("OPERATOR");
    }

    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return request.getServletPath();
    }
}
