package io.serai.command;

import io.serai.suggest.CannotSuggest;
import io.serai.suggest.SuggestOptions;
import io.serai.suggest.SuggestOptions.Drop;
import io.serai.suggest.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a first partner file from sample files. Needs no hub's folder, and no network. */
@Command(
        name = "suggest",
        description = {
            "Reads real exports of a new partner and writes a first partner file: feeds with the evidence for each key, and"
                    + " routes. What the files do not prove is marked CHOOSE.",
            "Also answers the questions that are asked of every new partner. Nothing leaves this machine, and no value of a row is"
                    + " written."
        },
        mixinStandardHelpOptions = true)
final class SuggestCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "<file>",
            description = "Sample files, as the partner sends them; .gz and .zip too.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<Path> files;

    @Option(
            names = "--partner",
            required = true,
            description = "The partner's name: lower-case letters, digits and hyphens.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String partner;

    @Option(
            names = "--account",
            defaultValue = "main",
            description = "The Kiliba account that gets the items (default: main).")
    private String account = "main";

    @Option(
            names = "--drop",
            defaultValue = "sftp",
            description = "Where files will come from: ${COMPLETION-CANDIDATES} (default: sftp).")
    private Drop drop = Drop.SFTP;

    @Option(
            names = "--zone",
            description = "The time zone of local times, such as Europe/Paris; without it, a marked choice.")
    private @Nullable ZoneId zone;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<path>",
            description = "Where to write (default: routes/partners/<partner>.camel.yaml); - prints it instead.")
    private @Nullable String output;

    @Option(names = "--force", description = "Overwrites a file that is already there.")
    private boolean force;

    @Option(
            names = "--answers",
            paramLabel = "<file>",
            description = "Also writes the answers into this Markdown file.")
    private @Nullable Path answers;

    @Option(
            names = "--rows",
            paramLabel = "<n>",
            defaultValue = "100000",
            description = "Rows of each file to look at (default: 100000).")
    private long rowsMax;

    @Option(
            names = "--bytes",
            paramLabel = "<size>",
            defaultValue = "256MB",
            description = "Bytes of each file, unpacked, to look at for its charset (default: 256MB).")
    private String bytesMax = "256MB";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        check();
        Suggestion suggestion = suggestion();
        PrintWriter out = spec.commandLine().getOut();
        if ("-".equals(output)) {
            out.print(suggestion.yaml());
        } else {
            write(target(), suggestion.yaml());
            out.println(target() + ": " + suggestion.feeds() + (suggestion.feeds() == 1 ? " feed" : " feeds")
                    + "; to decide, each marked CHOOSE:");
            suggestion.choices().forEach(choice -> out.println("  " + choice));
            out.println();
            out.print(suggestion.answers());
        }
        if (answers != null) {
            write(answers, suggestion.answers());
        }
        return 0;
    }

    private Suggestion suggestion() throws IOException {
        try {
            return Suggestion.of(files, options());
        } catch (CannotSuggest | IllegalArgumentException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
    }

    private SuggestOptions options() {
        return new SuggestOptions(
                partner, account, drop, zone == null ? null : zone.getId(), rowsMax, DataSize.parse(bytesMax));
    }

    private Path target() {
        return output == null ? Path.of("routes/partners", partner + ".camel.yaml") : Path.of(output);
    }

    private void check() {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new CannotRun(file + ": found no file that can be read; expected a sample file");
            }
        }
        for (Path written : "-".equals(output) ? answersOnly() : targets()) {
            if (Files.exists(written) && !force) {
                throw new CannotRun(written + " is already there; move it away, or say --force to overwrite it");
            }
        }
    }

    private List<Path> targets() {
        return answers == null ? List.of(target()) : List.of(target(), answers);
    }

    private List<Path> answersOnly() {
        return answers == null ? List.of() : List.of(answers);
    }

    private static void write(Path path, String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(path, text, StandardCharsets.UTF_8);
    }
}
