package io.serai.command;

import io.serai.replay.FilePreview;
import io.serai.replay.FilePreview.Would;
import io.serai.state.Replays;
import io.serai.state.Replays.Wish;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads an archived file again: asks the hub for it, or shows what it would change. */
@Command(
        name = "replay",
        description = {
            "Has the file of a drop read again, under today's declaration of its feed and with its own file time.",
            "The running hub takes it up within seconds, else the next start does."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private final HubFolder folder;

    @Parameters(paramLabel = "DROP", description = "the drop's number, as /api/drops and receipts show it")
    private long drop;

    @Option(
            names = "--first",
            paramLabel = "N",
            defaultValue = "20",
            description = "on a dry run, name so many documents")
    private int first;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WhyOptions why;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ReplayCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (why.dryRun()) {
            print(folder.fromStore(FilePreview.class).of(drop, first), out);
        } else {
            Wish wish = folder.fromStore(Replays.class).ask(drop, why.operator());
            out.printf("drop %d will be read again: request %d%n", drop, wish.id());
        }
        return 0;
    }

    private void print(Would would, PrintWriter out) {
        out.printf(
                "dry run of drop %d: %d records, %d accepted, %d unchanged, %d duplicate, %d stale, %d rejected, %d blank%n",
                would.drop(),
                would.outcomes().records(),
                would.outcomes().accepted(),
                would.outcomes().unchanged(),
                would.outcomes().duplicate(),
                would.outcomes().stale(),
                would.outcomes().rejected(),
                would.outcomes().blank());
        out.printf("would add %d and change %d%n", would.added(), would.changed());
        would.first()
                .forEach(change ->
                        out.printf("    %s %s%n", change.added() ? "add" : "change", Printed.key(change.key())));
        would.firstRejects().forEach(reject -> out.printf("    reject %s%n", reject));
    }
}
