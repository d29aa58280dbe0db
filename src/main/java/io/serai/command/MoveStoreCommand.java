package io.serai.command;

import io.serai.state.CannotMove;
import io.serai.state.Moved;
import io.serai.state.StoreMove;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Moves the store to another database, and proves that everything arrived. */
@Command(
        name = "move-store",
        description = {
            "Copies the store of this folder into an empty database and compares both, table by table.",
            "Stop the hub before. The store here is only read. The copy is kept only when all is equal; then set",
            "spring.datasource.url (and username, password) to the new one and start the hub."
        },
        mixinStandardHelpOptions = true)
final class MoveStoreCommand implements Callable<Integer> {

    private static final String PASSWORD = "SERAI_TO_PASSWORD";

    private final HubFolder folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "<url>",
            description = "JDBC URL of the empty database, such as jdbc:postgresql://db.example/serai")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String url;

    @Option(
            names = "--user",
            paramLabel = "<name>",
            description = "Its user. The password is read from the environment: " + PASSWORD)
    private @Nullable String user;

    MoveStoreCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Moved moved = move(folder.fromStore(StoreMove.class));
        PrintWriter out = spec.commandLine().getOut();
        String row = "%-16s %12s %12s  %-32s  %-32s  %s%n";
        out.printf(row, "table", "rows here", "rows there", "checksum here", "checksum there", "");
        for (Moved.Table table : moved.tables()) {
            out.printf(
                    row,
                    table.name(),
                    table.rowsHere(),
                    table.rowsThere(),
                    table.checksumHere(),
                    table.checksumThere(),
                    table.equal() ? "equal" : "DIFFERENT");
        }
        out.println("here:  " + moved.sumsHere());
        out.println("there: " + moved.sumsThere());
        out.println(
                moved.equal()
                        ? "All is equal. Set spring.datasource.url to " + StoreMove.shown(url) + " and start the hub."
                        : "Not equal: nothing was kept there. Is a hub writing to one of the two?");
        return moved.equal() ? 0 : Commands.FINDINGS;
    }

    private Moved move(StoreMove store) {
        try {
            return store.to(url, user, folder.settings().getProperty(PASSWORD));
        } catch (CannotMove why) {
            throw new CannotRun(Objects.requireNonNull(why.getMessage()));
        }
    }
}
