package io.serai.command;

import io.serai.model.Entity;
import io.serai.proof.EntityHistory;
import io.serai.proof.Trace;
import io.serai.proof.TraceText;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells everything that happened to one customer, ticket, product or other item. */
@Command(
        name = "trace",
        description = {
            "Tells where one ticket, customer, product or other item stands: each part with file, physical line and version, each request with"
                    + " its answer, each dead letter.",
            "Exit code 1: nothing is known of it, or several partners have it."
        },
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {

    private final HubFolder folder;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private What what;

    @Option(
            names = "--store",
            defaultValue = "",
            description =
                    "The ticket's or cart's store, left out when ids are unique over all stores; of a product: its variant.")
    private String store = "";

    @Option(names = "--partner", description = "Whose it is; needed when several partners have the same id.")
    private @Nullable String partner;

    @Option(
            names = "--history",
            description =
                    "Also reads the partner's kept files again (at most 100 files and 1 GB, newest first) and lists"
                            + " every row that spoke of it.")
    private boolean history;

    @Option(
            names = "--show-values",
            description = "Also shows values and answers, which may hold names and e-mail addresses.")
    private boolean showValues;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    TraceCommand(HubFolder folder) {
        this.folder = folder;
    }

    /** Exactly one of the three. */
    static final class What {
        @Option(names = "--ticket", required = true, description = "The ticket's id, as in the partner's file.")
        private @Nullable String ticket;

        @Option(names = "--customer", required = true, description = "The customer's id, as in the partner's file.")
        private @Nullable String customer;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Item item;
    }

    /** Both. */
    static final class Item {
        @Option(
                names = "--entity",
                required = true,
                description =
                        "What it is: category, product, customer-group, cart, visit, consent, store, order, customer.")
        private String entity = "";

        @Option(names = "--id", required = true, description = "Its id, as in the partner's file.")
        private String id = "";
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<EntityHistory> found = folder.fromStore(Trace.class).of(question());
        if (found.isEmpty()) {
            out.println("nothing is known of it; check the id, the store and the partner");
            return Commands.FINDINGS;
        }
        if (found.size() > 1) {
            out.println("several partners have it: "
                    + String.join(
                            ", ", found.stream().map(EntityHistory::partner).toList())
                    + "; say which with --partner");
            return Commands.FINDINGS;
        }
        TraceText.of(found.get(0)).forEach(out::println);
        return 0;
    }

    private Entity entity(String word) {
        try {
            return Entity.of(word);
        } catch (IllegalArgumentException e) {
            List<String> words =
                    Arrays.stream(Entity.values()).map(Entity::word).toList();
            throw new ParameterException(
                    spec.commandLine(), "--entity: found " + word + "; expected one of " + String.join(", ", words));
        }
    }

    private Trace.Question question() {
        if (what.item != null) {
            return new Trace.Question(entity(what.item.entity), partner, store, what.item.id, history, showValues);
        }
        return what.ticket != null
                ? new Trace.Question(Entity.ORDER, partner, store, what.ticket, history, showValues)
                : new Trace.Question(Entity.CUSTOMER, partner, "", String.valueOf(what.customer), history, showValues);
    }
}
