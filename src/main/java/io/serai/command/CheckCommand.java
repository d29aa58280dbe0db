package io.serai.command;

import io.serai.check.CheckText;
import io.serai.check.Checked;
import io.serai.check.FileCheck;
import io.serai.check.Wanted;
import io.serai.check.Wanted.Source;
import io.serai.feed.Feed;
import io.serai.lint.DropNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the hub would make of files, before they are sent. */
@Command(
        name = "check",
        description = {
            "Reads files as the hub would, offline, and tells what becomes of every row.",
            "Shows outcomes, reasons, and the items as they would be sent. Nothing is kept or sent; no store, key or connection"
                    + " is needed.",
            "Files are taken in the order given, as one state: a ticket's header and lines meet.",
            "Writes <file>.receipt.json and <file>.rejects.csv to a new folder below serai-check/, or to --out."
        },
        customSynopsis = {
            "serai check [--routes FILE]... [options] FEED FILE...",
            "   or: serai check [--routes FILE]... [options] FEED=FILE..."
        },
        footer = {
            "%nExit code 0: all rows were understood; 1: rows were rejected, or something cannot be sent; 2: a file, a feed or an"
                    + " argument cannot be used."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final HubFolder hub;

    @Parameters(
            arity = "1..*",
            paramLabel = "WORDS",
            description = "the feed's name and its files; or FEED=FILE for each file, when they are of several feeds")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> words;

    @Option(
            names = "--routes",
            paramLabel = "FILE",
            description = "the partner file that declares the feeds, or a folder of them; without it routes/ is read")
    private List<Path> routes = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where receipts and reject files go; they replace nothing there")
    private @Nullable Path out;

    @Option(names = "--items", paramLabel = "N", defaultValue = "3", description = "show so many items; 3 unless given")
    private int items;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "show so many (3 unless given) rejected rows of each reason, tickets that wait, and things that cannot be sent")
    private int examples;

    @Option(names = "--json", description = "print everything as one JSON object")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CheckCommand(HubFolder hub) {
        this.hub = hub;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        try (ThrowAwayFolder folder = ThrowAwayFolder.open(PartnerFiles.settings(hub.given(), routes))) {
            Map<String, Feed> feeds = PartnerFiles.feeds(folder);
            List<Source> sources =
                    new CheckSources(words, feeds, AnswerFolder.of(out), folder.get(DropNames.class)).all();
            Wanted wanted = new Wanted(sources, Math.max(0, examples), Math.max(0, items));
            Checked checked = folder.withStore().get(FileCheck.class).check(wanted);
            if (json) {
                print.println(Printed.json(checked));
            } else {
                CheckText.of(checked).forEach(print::println);
            }
            return checked.exitCode();
        }
    }
}
