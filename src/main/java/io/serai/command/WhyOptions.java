package io.serai.command;

import io.serai.state.Operator;
import picocli.CommandLine.Option;

/** An act is dry-run or done, and a reason is kept with it. */
final class WhyOptions {

    @Option(names = "--dry-run", description = "show what would be done, write nothing")
    private boolean dryRun;

    @Option(names = "--why", paramLabel = "TEXT", description = "the reason; kept in the audit, needed to act")
    private String why = "";

    boolean dryRun() {
        return dryRun;
    }

    /** Whoever is logged in to this machine. */
    Operator operator() {
        return new Operator(System.getProperty("user.name", ""), dryRun && why.isBlank() ? "dry run" : why);
    }
}
