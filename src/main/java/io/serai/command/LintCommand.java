package io.serai.command;

import io.serai.lint.Finding;
import io.serai.lint.Lint;
import io.serai.lint.RouteFile;
import io.serai.lint.RouteFolder;
import io.serai.state.AcceptedAliases;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks route files as the start and a reload do, without starting anything. */
@Command(
        name = "lint",
        description = {
            "Checks route files as the start does: YAML, Camel's schema, feeds, drops, names that nobody defines, secrets in"
                    + " clear text. Each finding has file, line, column and remedy.",
            "Exit code 1: there are errors; the hub would not take these files. Warnings alone are 0."
        },
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

    private final HubFolder folder;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "Tell findings of these files only; without one, of all that the hub loads. Files that it does not"
                            + " load are checked as if it did.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print the findings as a JSON list.")
    private boolean json;

    @Option(
            names = "--elsewhere",
            description =
                    "This is not the hub's own machine: a reference to a setting or an environment variable that has no"
                            + " value here is a warning.")
    private boolean elsewhere;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    LintCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public Integer call() throws IOException {
        Lint lint = elsewhere ? folder.get(Lint.class).elsewhere() : folder.get(Lint.class);
        Set<Path> all = new TreeSet<>(Comparator.comparing(Path::toString));
        folder.get(RouteFolder.class).files().forEach(file -> all.add(file.normalize()));
        Set<Path> asked = files.stream().map(LintCommand::named).collect(Collectors.toSet());
        asked.stream()
                .filter(file -> all.stream().noneMatch(known -> isSame(known, file)))
                .forEach(all::add);
        List<RouteFile> world = new ArrayList<>();
        for (Path file : all) {
            world.add(RouteFile.of(file.toString(), Files.readAllBytes(file)));
        }
        if (world.isEmpty()) {
            throw new CannotRun(
                    "found no route files here; expected the folder that holds application.yaml and routes/");
        }
        List<Finding> findings = Stream.concat(lint.check(world).stream(), accepted(lint, world).stream())
                .sorted()
                .filter(finding ->
                        asked.isEmpty() || asked.stream().anyMatch(file -> isSame(file, Path.of(finding.file()))))
                .toList();
        print(findings, asked.isEmpty() ? world.size() : asked.size());
        return findings.stream().anyMatch(Finding::isError) ? Commands.FINDINGS : 0;
    }

    /** What operators accepted, when this is the hub's own folder. */
    private List<Finding> accepted(Lint lint, List<RouteFile> world) {
        return elsewhere
                ? List.of()
                : folder.ifStore(AcceptedAliases.class, spec.commandLine().getErr()::println)
                        .map(aliases -> lint.accepted(world, aliases.aliases()))
                        .orElse(List.of());
    }

    private static Path named(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CannotRun("no file " + file + "; expected a route file, such as routes/partners/acme.camel.yaml");
        }
        return file.normalize();
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private void print(List<Finding> findings, int count) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.json(findings));
            return;
        }
        findings.forEach(finding -> out.println(finding.text()));
        long errors = findings.stream().filter(Finding::isError).count();
        out.printf("files=%d errors=%d warnings=%d%n", count, errors, findings.size() - errors);
    }
}
