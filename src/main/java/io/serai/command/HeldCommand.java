package io.serai.command;

import io.serai.feed.Feeds;
import io.serai.state.HeldTickets;
import io.serai.state.HeldTickets.Held;
import io.serai.state.HeldTickets.Page;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What waits for what, since when, and from which file. */
@Command(
        name = "held",
        description = "Lists the tickets that wait for their header or their lines.",
        mixinStandardHelpOptions = true)
final class HeldCommand implements Callable<Integer> {

    private final HubFolder folder;

    @Option(names = "--partner", paramLabel = "NAME", description = "of this partner")
    private @Nullable String partner;

    @Option(names = "--overdue", description = "only those that wait longer than their feed allows")
    private boolean overdue;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "at most so many")
    private int limit;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    HeldCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Feeds feeds = folder.get(Feeds.class);
        List<Held> held = folder.fromStore(HeldTickets.class)
                .list(new Page(partner, overdue, null, Math.max(1, limit)), feeds::heldDeadline);
        held.forEach(one -> out.printf(
                "%s waits for its %s since %s%s: %s:%d (drop %d, feed %s)%n",
                Printed.key(one.key()),
                one.waitsFor(),
                one.since(),
                one.overdue() ? ", overdue" : "",
                one.file(),
                one.line(),
                one.drop(),
                one.feed()));
        return 0;
    }
}
