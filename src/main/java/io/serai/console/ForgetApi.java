package io.serai.console;

import io.serai.forget.Forget;
import io.serai.forget.Forgot;
import io.serai.state.Operator;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Erasing one customer everywhere. The parameters may come in the body, where no access log writes them. */
@RestController
@RequestMapping("/api/forget")
class ForgetApi {

    private final Forget forget;

    ForgetApi(Forget forget) {
        this.forget = forget;
    }

    /** With {@code dryRun=true} it only tells what would be erased. */
    @PostMapping
    Forgot forget(
            @RequestParam String customer,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam String why,
            Principal login) {
        return forget.customer(customer, partner, account, new Operator(login.getName(), why), dryRun);
    }
}
