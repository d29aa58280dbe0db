package io.serai.command;

import io.serai.state.CanaryDecisions;
import io.serai.state.CanaryDecisions.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds whose first items are out or were refused. */
@Command(
        name = "canaries",
        description = "Feeds that wait for their first items: list, retry, release.",
        mixinStandardHelpOptions = true)
final class CanariesCommand implements Runnable {

    private final HubFolder folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CanariesCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: list, retry or release");
    }

    @Command(
            description = "Lists feeds that wait for their first items, oldest first.",
            mixinStandardHelpOptions = true)
    int list() {
        folder.fromStore(CanaryDecisions.class).list().forEach(one -> spec.commandLine()
                .getOut()
                .printf(
                        "canary %d, feed %s, account %s: %s since %s, %s due%s%n",
                        one.id(),
                        one.feed(),
                        one.account(),
                        one.stopped() ? "stopped" : one.state(),
                        one.since(),
                        one.dueText(),
                        why(one)));
        return 0;
    }

    /** Without what was answered: it may repeat customers' values. */
    private static String why(Waiting canary) {
        if (!canary.stopped()) {
            return "";
        }
        String status = canary.status() == null ? "" : ", status " + canary.status();
        String example = canary.example() == null
                ? ""
                : ", such as "
                        + (canary.example().store() + " " + canary.example().id()).strip();
        return ", " + canary.reason() + status + example;
    }

    @Command(description = "Has the first items of a stopped feed sent again.", mixinStandardHelpOptions = true)
    int retry(@Parameters(paramLabel = "CANARY", description = "the canary's number") long canary, @Mixin Why why) {
        folder.fromStore(CanaryDecisions.class).retry(canary, why.operator());
        spec.commandLine().getOut().printf("canary %d is sent again by the hub%n", canary);
        return 0;
    }

    @Command(description = "Lets a feed go on after all.", mixinStandardHelpOptions = true)
    int release(@Parameters(paramLabel = "CANARY", description = "the canary's number") long canary, @Mixin Why why) {
        folder.fromStore(CanaryDecisions.class).release(canary, why.operator());
        spec.commandLine().getOut().printf("canary %d is released; the hub sends what is due of its feed%n", canary);
        return 0;
    }
}
