package io.serai.console;

import io.serai.reload.FileState;
import io.serai.reload.RouteStates;
import java.util.Collection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How every route file stands: what runs, what was refused and why. */
@RestController
@RequestMapping("/api/routes")
class RoutesApi {

    private final RouteStates states;

    RoutesApi(RouteStates states) {
        this.states = states;
    }

    /** In the order of their paths. */
    @GetMapping
    Collection<FileState> routes() {
        return states.all();
    }
}
