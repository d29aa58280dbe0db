package io.serai.command;

import io.serai.state.Operator;
import picocli.CommandLine.Option;

/** Who acts, and the reason that is kept with the act. */
final class Why {

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "the reason; kept in the audit")
    private String why = "";

    /** Whoever is logged in to this machine. */
    Operator operator() {
        return new Operator(System.getProperty("user.name", ""), why);
    }
}
