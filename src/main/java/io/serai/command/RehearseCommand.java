package io.serai.command;

import io.serai.rehearse.Rehearsal;
import io.serai.rehearse.Rehearsed;
import io.serai.rehearse.RehearsedText;
import io.serai.rehearse.Wanted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an edited partner file would make of files that came already. */
@Command(
        name = "rehearse",
        description = {
            "Reads the last archived files of a partner twice, as declared now and as the edited file declares them, and tells"
                    + " what differs: rows, rejects, and the items that would be sent.",
            "Run it in the hub's folder; the hub may run meanwhile. Nothing is kept, sent or replaced: both readings begin with a"
                    + " copy of the state as it would be without these files, in a temporary folder.",
            "The edited file is an edited copy of a partner file, such as routes/partners/acme.camel.yaml.new. It is linted first."
        },
        footer = {
            "%nExit code 0: no difference; 1: differences; 2: it cannot be done, such as errors in the edited file."
        },
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

    private final HubFolder hub;

    @Parameters(paramLabel = "FILE", description = "the edited copy; it may lie anywhere and have any name")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "" + Wanted.DROPS,
            description = "read the last N files; 20 unless given. The same bytes count once.")
    private int last;

    @Option(
            names = "--feed",
            paramLabel = "FEED",
            description =
                    "files of this feed only; may be repeated. Without it: of the feeds whose declaration differs, or of"
                            + " all feeds of the file when none does.")
    private List<String> feeds = List.of();

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "" + Wanted.EXAMPLES,
            description = "show so many examples of each difference; 3 unless given")
    private int examples;

    @Option(names = "--show-values", description = "also show values that say something of a person")
    private boolean showValues;

    @Option(names = "--json", description = "print everything as one JSON object")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    RehearseCommand(HubFolder hub) {
        this.hub = hub;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CannotRun(
                    "the file " + file + " cannot be read: expected an edited copy of a partner file, such as"
                            + " routes/partners/acme.camel.yaml.new");
        }
        Wanted wanted = new Wanted(
                file.normalize().toString(), Files.readAllBytes(file), Set.copyOf(feeds), last, examples, showValues);
        Rehearsed rehearsed = hub.fromStore(Rehearsal.class).run(wanted, step -> {});
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            print.println(Printed.json(rehearsed));
        } else {
            RehearsedText.of(rehearsed).forEach(print::println);
        }
        return rehearsed.exitCode();
    }
}
