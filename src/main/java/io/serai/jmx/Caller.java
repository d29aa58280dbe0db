package io.serai.jmx;

import io.serai.state.Operator;
import io.serai.state.Refusal;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who calls an operation: the login that came over HTTP (Hawtio, Jolokia), or whoever may attach to this process. */
final class Caller {

    /** JConsole beside the hub: the operating system lets only the hub's own user attach. */
    private static final String ATTACHED = "jmx:" + System.getProperty("user.name", "unknown");

    private Caller() {}

    static Operator because(String why) {
        return new Operator(login().orElse(ATTACHED), why);
    }

    /** Empty when this thread does not serve a login. */
    static Optional<String> login() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login instanceof AnonymousAuthenticationToken || !login.isAuthenticated()
                ? Optional.empty()
                : Optional.of(login.getName());
    }

    /** A client of JMX knows no class of ours: what is refused is told by an exception of Java. */
    static String told(Supplier<String> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.getMessage());
        }
    }
}
