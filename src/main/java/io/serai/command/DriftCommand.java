package io.serai.command;

import io.serai.feed.Alias;
import io.serai.replay.HeaderDesk;
import io.serai.replay.HeaderDesk.Changed;
import io.serai.replay.HeaderDesk.Desk;
import io.serai.replay.HeaderDesk.Standing;
import io.serai.replay.HeaderDesk.Waits;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Headers that change. */
@Command(
        name = "drift",
        description = "Headers that change: list, accept a column's new name, revoke it, or fail a file that waits.",
        mixinStandardHelpOptions = true)
final class DriftCommand implements Runnable {

    private final HubFolder folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DriftCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: list, accept, revoke or fail");
    }

    @Command(
            description = "Lists files that wait, headers that changed lately, and accepted names.",
            mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "print everything as one JSON object") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        Desk desk = folder.fromStore(HeaderDesk.class).desk();
        if (json) {
            out.println(Printed.json(desk));
            return 0;
        }
        desk.waiting().forEach(one -> waiting(one, out));
        desk.changed().forEach(one -> changed(one, out));
        desk.aliases().forEach(one -> accepted(one, out));
        return 0;
    }

    private static void waiting(Waits one, PrintWriter out) {
        out.printf(
                "waiting: drop %d %s/%s, feed %s, since %s: %s%n",
                one.drop(), one.partner(), one.file(), one.feed(), one.since(), one.why());
        if (one.takenSince() != null) {
            out.printf("    drop %d of the same name was taken since%n", one.takenSince());
        }
    }

    private static void changed(Changed one, PrintWriter out) {
        out.printf(
                "changed: drop %d %s/%s, feed %s: %s%n",
                one.drop(), one.partner(), one.file(), one.feed(), one.drift().summary());
    }

    private static void accepted(Standing one, PrintWriter out) {
        String more = one.write() == null ? one.state() : "not in the partner file, write there  " + one.write();
        out.printf(
                "accepted: feed %s, %s from column %s, by %s from drop %d: %s%n",
                one.feed(), one.field(), one.column(), one.who(), one.drop(), more);
    }

    @Command(
            description =
                    "Accepts what a drop's header proposes, or one column for one field. Files that wait for it are taken.",
            mixinStandardHelpOptions = true)
    int accept(
            @Parameters(paramLabel = "DROP", description = "the number of the drop that shows the new header")
                    long drop,
            @Option(names = "--field", paramLabel = "FIELD", description = "such as amount-gross; with --column")
                    @Nullable
                    String field,
            @Option(names = "--column", paramLabel = "NAME", description = "the column's new name; with --field")
                    @Nullable
                    String column,
            @Mixin Why why) {
        if ((field == null) != (column == null)) {
            throw new ParameterException(spec.commandLine(), "--field and --column go together");
        }
        HeaderDesk desk = folder.fromStore(HeaderDesk.class);
        var accepted = field == null || column == null
                ? desk.accept(drop, why.operator())
                : desk.accept(drop, field, column, why.operator());
        accepted.forEach(one -> spec.commandLine()
                .getOut()
                .printf("feed %s reads %s from column %s too%n", one.feed(), one.field(), one.column()));
        return 0;
    }

    @Command(description = "Takes an accepted name back.", mixinStandardHelpOptions = true)
    int revoke(
            @Parameters(paramLabel = "FEED", description = "the feed") String feed,
            @Parameters(paramLabel = "FIELD", description = "such as amount-gross") String field,
            @Parameters(paramLabel = "NAME", description = "the column's name") String column,
            @Mixin Why why) {
        folder.fromStore(HeaderDesk.class).revoke(new Alias(feed, field, column), why.operator());
        spec.commandLine().getOut().printf("feed %s no longer reads %s from column %s%n", feed, field, column);
        return 0;
    }

    @Command(description = "Fails a file that waits, for good.", mixinStandardHelpOptions = true)
    int fail(@Parameters(paramLabel = "DROP", description = "the drop's number") long drop, @Mixin Why why) {
        folder.fromStore(HeaderDesk.class).fail(drop, why.operator());
        spec.commandLine()
                .getOut()
                .printf("drop %d is not waited for; its file goes to failed/ at the next poll%n", drop);
        return 0;
    }
}
