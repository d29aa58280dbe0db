package io.serai.command;

import io.serai.feed.InvalidFeed;
import io.serai.state.Refusal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The commands of the program. A command is a class with picocli's {@code @Command}, named in {@code subcommands} below; its
 * constructor takes nothing or the {@link HubFolder}, and its {@code call} gives the exit code.
 */
@Command(
        name = "serai",
        description = {
            "Without a command, runs the hub of the working directory: it reads application.yaml and routes/ there.",
            "A command works on the same folder and ends; settings are given as -Dname=value before -jar."
        },
        synopsisHeading = "Usage: java -jar ",
        customSynopsis = {"serai.jar [--setting=value ...]", "   or: java -jar serai.jar <command> ..."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing to complain about",
            "1:findings: a gap, rejected rows, something that is not there",
            "2:cannot be done: wrong usage, a setting or file that cannot be used"
        },
        commandListHeading = "%nCommands:%n",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            SuggestCommand.class,
            FeedsCommand.class,
            CheckCommand.class,
            TestCommand.class,
            RehearseCommand.class,
            LintCommand.class,
            HostKeyCommand.class,
            DeadLettersCommand.class,
            HeldCommand.class,
            ParkedCommand.class,
            DriftCommand.class,
            CanariesCommand.class,
            ReplayCommand.class,
            ReconcileCommand.class,
            ForgetCommand.class,
            TraceCommand.class,
            ProveCommand.class,
            MoveStoreCommand.class,
            ApiKeyCommand.class,
            HashPasswordCommand.class,
            HelpCommand.class
        })
public final class Commands implements Callable<Integer> {

    /** What the command found is to be acted upon. */
    static final int FINDINGS = 1;
    /** The command could not do its work. */
    static final int UNUSABLE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Commands() {}

    /**
     * Runs one command on the working directory, printing to standard output; logs go to standard error.
     *
     * @return the exit code
     */
    public static int program(String... args) {
        PrintStream out = System.out;
        // the command's answer alone is its output
        System.setOut(System.err);
        return run(
                Map.of(),
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args);
    }

    /**
     * Runs one command.
     *
     * @param settings over those of {@code application.yaml}
     * @return the exit code
     */
    public static int run(Map<String, String> settings, PrintWriter out, PrintWriter err, String... args) {
        try (HubFolder folder = new HubFolder(settings)) {
            return new CommandLine(new Commands(), new Factory(folder))
                    .setOut(out)
                    .setErr(err)
                    .setExitCodeExceptionMapper(fault -> UNUSABLE)
                    .setExecutionExceptionHandler(Commands::refused)
                    .setUsageHelpAutoWidth(true)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .execute(args);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Without a command: only reached with an option that is no setting. */
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** What people can act upon is one sentence; anything else keeps its trace. */
    private static int refused(Exception fault, CommandLine command, ParseResult parsed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(fault);
        boolean told = fault instanceof CannotRun
                || cause instanceof InvalidFeed
                || cause instanceof CannotRun
                || cause instanceof Refusal;
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + cause.getMessage());
        if (!told) {
            fault.printStackTrace(command.getErr());
        }
        return UNUSABLE;
    }

    /** Gives commands the folder they work on. */
    private record Factory(HubFolder folder) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(HubFolder.class).newInstance(folder);
            } catch (NoSuchMethodException plain) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
