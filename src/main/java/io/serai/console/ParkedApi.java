package io.serai.console;

import io.serai.state.Operator;
import io.serai.state.ParkedSnapshots;
import io.serai.state.ParkedSnapshots.Parked;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Full files that wait for a decision. */
@RestController
@RequestMapping("/api/parked")
class ParkedApi {

    private final ParkedSnapshots parked;

    ParkedApi(ParkedSnapshots parked) {
        this.parked = parked;
    }

    @GetMapping
    List<Parked> parked() {
        return parked.list();
    }

    /** It is applied after all; the hub takes it up within seconds. */
    @PostMapping("/{drop}/release")
    List<Parked> release(@PathVariable long drop, @RequestParam String why, Principal login) {
        parked.release(drop, new Operator(login.getName(), why));
        return parked.list();
    }

    /** It is never applied. */
    @PostMapping("/{drop}/refuse")
    List<Parked> refuse(@PathVariable long drop, @RequestParam String why, Principal login) {
        parked.refuse(drop, new Operator(login.getName(), why));
        return parked.list();
    }
}
