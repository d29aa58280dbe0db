package io.serai.command;

import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.replay.HeaderDesk;
import io.serai.replay.HeaderDesk.Standing;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Which feeds the partner files declare; a mistake in one is told with its place. */
@Command(
        name = "feeds",
        description = "Lists the feeds that routes/partners/ declares.",
        mixinStandardHelpOptions = true)
final class FeedsCommand implements Callable<Integer> {

    private final HubFolder folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    FeedsCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Feed feed : folder.get(Feeds.class).all()) {
            out.printf(
                    "%s: partner %s, account %s, rows %s%n",
                    feed.name(),
                    feed.partner(),
                    feed.account(),
                    feed.rows().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        folder.ifStore(HeaderDesk.class, spec.commandLine().getErr()::println).ifPresent(desk -> unwritten(desk, out));
        return 0;
    }

    /** Names that operators accepted, and that the partner files do not have. */
    private static void unwritten(HeaderDesk desk, PrintWriter out) {
        for (Standing one : desk.standing()) {
            if (one.write() != null) {
                out.printf(
                        "%s: accepted, but not in the partner file: column %s for %s; write  %s%n",
                        one.feed(), one.column(), one.field(), one.write());
            }
        }
    }
}
