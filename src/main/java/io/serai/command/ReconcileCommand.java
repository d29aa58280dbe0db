package io.serai.command;

import io.serai.deliver.KilibaSettings;
import io.serai.state.Reconciliations;
import io.serai.state.Reconciliations.Run;
import io.serai.state.Refusal;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has an account's customers read back and compared. */
@Command(
        name = "reconcile",
        description = {
            "Has the destination's list of an account's customers read back and compared with what is known here.",
            "The running hub takes it up within seconds, else the next start does; /api/reconciliations shows the result."
        },
        mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

    private final HubFolder folder;

    @Parameters(paramLabel = "ACCOUNT", description = "as in serai.kiliba.accounts")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String account;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Why why;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ReconcileCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Set<String> accounts =
                new TreeSet<>(folder.fromStore(KilibaSettings.class).accounts().keySet());
        if (!accounts.contains(account)) {
            throw new Refusal("account: found " + account + "; expected one of " + String.join(", ", accounts));
        }
        Run run = folder.fromStore(Reconciliations.class).ask(account, why.operator());
        spec.commandLine().getOut().printf("account %s will be read back: reconciliation %d%n", account, run.id());
        return 0;
    }
}
