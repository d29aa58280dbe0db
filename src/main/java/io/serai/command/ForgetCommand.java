package io.serai.command;

import io.serai.forget.Forget;
import io.serai.forget.Forgot;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Erases one customer everywhere, and says what it did. */
@Command(
        name = "forget",
        description = {
            "Erases one customer: their values, who bought their tickets, what the destination answered of them, their rows in kept"
                    + " files and reject files, their name in the audit. Sums and proofs still hold afterwards.",
            "It may run beside the hub. A later file that names the customer makes them known again, as somebody new."
        },
        mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {

    private final HubFolder folder;

    @Option(names = "--customer", paramLabel = "ID", required = true, description = "the partner's id of the customer")
    private String customer = "";

    @Option(names = "--partner", paramLabel = "NAME", description = "whose customer; needed when several have this id")
    private @Nullable String partner;

    @Option(names = "--account", paramLabel = "NAME", description = "only partners that deliver to this account")
    private @Nullable String account;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WhyOptions why;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ForgetCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Forgot forgot =
                folder.fromStore(Forget.class).customer(customer, partner, account, why.operator(), why.dryRun());
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s partner %s: %d customer, %d tickets, %d carts, visits and consents, %d dead letters, %d answers, %d audit entries, %d kept files, %s%n",
                forgot.dryRun() ? "dry run: would erase of" : "erased of",
                forgot.partner(),
                forgot.customers(),
                forgot.orders(),
                forgot.others(),
                forgot.deadLetters(),
                forgot.answers(),
                forgot.auditEntries(),
                forgot.files().size(),
                forgot.dryRun() ? "and their rejected rows" : forgot.rejects() + " rejected rows");
        forgot.files()
                .forEach(file -> out.printf(
                        "    drop %d %s: %d rows, %d tickets%n",
                        file.drop(), file.name(), file.rows(), file.tickets()));
        if (!forgot.dryRun()) {
            out.println("the customer is called " + forgot.pseudonym() + " from now on");
        }
        forgot.todo().forEach(left -> out.println("TO DO " + left));
        return forgot.any() ? 0 : Commands.FINDINGS;
    }
}
