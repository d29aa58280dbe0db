package io.serai.command;

import io.serai.proof.Proof;
import io.serai.proof.Proof.Proved;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks that nothing is lost. */
@Command(
        name = "prove",
        description = {
            "Checks the whole store: every drop's sums, every customer and ticket against its parts, requests and dead"
                    + " letters, every kept file against its hash.",
            "Prints each gap as a sentence, then one line of figures. Exit code 0: no gap; 1: gaps."
        },
        mixinStandardHelpOptions = true)
final class ProveCommand implements Callable<Integer> {

    private final HubFolder folder;

    @Option(
            names = "--deep",
            description = "Also reads every kept file again and looks for each of its rows in the store.")
    private boolean deep;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ProveCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Proved proved = folder.fromStore(Proof.class).prove(deep, gap -> out.println("GAP " + gap));
        proved.unchecked().forEach((why, count) -> out.println("not checked: " + count + " x " + why));
        if (proved.filesWaiting() > 0) {
            out.println(
                    "waiting: " + proved.filesWaiting()
                            + " x file whose header its feed does not take yet; nothing of it is applied, see the command drift");
        }
        out.println(proved.line());
        return proved.gaps() == 0 ? 0 : Commands.FINDINGS;
    }
}
