package io.serai.command;

import io.serai.cases.Case;
import io.serai.cases.CaseFile;
import io.serai.cases.CaseRun;
import io.serai.cases.CaseText;
import io.serai.cases.Difference;
import io.serai.cases.InvalidCase;
import io.serai.check.FileCheck;
import io.serai.feed.InvalidFeed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests that stand beside partner files. */
@Command(
        name = "test",
        description = {
            "Runs the tests in <partner>.test.yaml beside partner files.",
            "A test gives rows, and says which outcomes, rejects and items they must become. Nothing is kept or sent; no store,"
                    + " key or connection is needed."
        },
        footer = {
            "%nExit code 0: all pass; 1: something differs; 2: a test file or a partner file cannot be used, or there is none."
        },
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    private final HubFolder hub;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "test files, or folders with them; without any, all below routes/")
    private List<Path> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private int passed;
    private int failed;
    private int unusable;

    TestCommand(HubFolder hub) {
        this.hub = hub;
    }

    @Override
    public Integer call() throws IOException {
        for (Path file : testFiles(files.isEmpty() ? List.of(Path.of("routes")) : files)) {
            try {
                run(CaseFile.read(file));
            } catch (InvalidCase | InvalidFeed | CannotRun e) {
                unusable++;
                out().println(file);
                out().println("  UNUSABLE  " + e.getMessage());
            }
        }
        out().println(passed + " passed, " + failed + " failed"
                + (unusable == 0 ? "" : ", " + unusable + (unusable == 1 ? " file" : " files") + " cannot be used"));
        return unusable > 0 ? Commands.UNUSABLE : failed > 0 ? Commands.FINDINGS : 0;
    }

    private void run(CaseFile file) throws IOException {
        out().println(file.file());
        for (Case one : file.cases()) {
            List<Difference> differences = differences(hub.given(), file, one);
            if (differences.isEmpty()) {
                passed++;
                out().println("  ok      " + one.name());
            } else {
                failed++;
                out().println("  FAILED  " + one.name() + " (" + one.place() + ")");
                CaseText.of(differences).forEach(line -> out().println("      " + line));
            }
        }
    }

    /** Where what one test finds is not what it expects. */
    static List<Difference> differences(Map<String, String> given, CaseFile file, Case one) throws IOException {
        Map<String, String> settings = PartnerFiles.settings(given, List.of(file.partner()));
        try (ThrowAwayFolder folder = ThrowAwayFolder.open(settings)) {
            Path scratch = Files.createDirectory(folder.data().resolve("given"));
            FileCheck check = folder.withStore().get(FileCheck.class);
            return new CaseRun(PartnerFiles.feeds(folder), check, scratch).differences(file, one);
        }
    }

    /** In the order of their names below each folder. */
    static List<Path> testFiles(List<Path> places) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new CannotRun("no " + place + ": expected a test file or a folder with test files");
            }
            try (Stream<Path> tree = Files.walk(place)) {
                tree.filter(file -> file.equals(place) ? Files.isRegularFile(file) : isTestFile(file))
                        .sorted()
                        .forEach(found::add);
            }
        }
        if (found.isEmpty()) {
            throw new CannotRun("no tests: found no file *" + CaseFile.END + " below " + places);
        }
        return found;
    }

    private static boolean isTestFile(Path file) {
        return file.toString().endsWith(CaseFile.END) && Files.isRegularFile(file);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
