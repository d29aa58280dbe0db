package io.serai.command;

import io.serai.replay.LetterDesk;
import io.serai.replay.LetterEdits;
import io.serai.replay.LetterEdits.Change;
import io.serai.replay.LetterEdits.Edited;
import io.serai.state.DeadLetters;
import io.serai.state.DeadLetters.Acted;
import io.serai.state.DeadLetters.Letter;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Dead letters: one method for each act. They work on the store, beside a running hub or without it. */
@Command(
        name = "dead-letters",
        description = "Items that could not be sent: list, show, replay, edit, discard.",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Runnable {

    private final HubFolder folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DeadLettersCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: list, show, replay, edit or discard");
    }

    @Command(
            description = "Lists dead letters, newest first; without --state the open ones.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin LetterOptions which,
            @Option(names = "--state", paramLabel = "STATE", description = "open, discarded or past") @Nullable
                    String state,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "at most so many")
                    int limit,
            @Option(names = "--before", paramLabel = "N", description = "only those with a lower number") @Nullable
                    Long before) {
        List<Letter> letters = folder.fromStore(LetterDesk.class).list(which.filter(state), Math.max(1, limit), before);
        letters.forEach(this::print);
        return 0;
    }

    @Command(
            description = "Shows one letter with its parts and its item; customers' values are masked.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "NUMBER") long number,
            @Option(names = "--unmask", description = "show customers' values; needs --why, kept in the audit")
                    boolean unmask,
            @Mixin WhyOptions why) {
        LetterDesk desk = folder.fromStore(LetterDesk.class);
        out().println(Printed.json(unmask ? desk.unmasked(number, why.operator()) : desk.show(number)));
        return 0;
    }

    @Command(description = "Makes open letters due again, in the same revision.", mixinStandardHelpOptions = true)
    int replay(@Mixin LetterOptions which, @Mixin WhyOptions why) {
        DeadLetters letters = folder.fromStore(DeadLetters.class);
        return acted("due again", letters.replay(which.filter(null), why.operator(), why.dryRun()));
    }

    @Command(description = "Takes open letters off the list; they stay refused.", mixinStandardHelpOptions = true)
    int discard(@Mixin LetterOptions which, @Mixin WhyOptions why) {
        DeadLetters letters = folder.fromStore(DeadLetters.class);
        return acted("discarded", letters.discard(which.filter(null), why.operator(), why.dryRun()));
    }

    @Command(description = "Edits a part of open letters by a JSON merge patch.", mixinStandardHelpOptions = true)
    int edit(
            @Mixin LetterOptions which,
            @Option(
                            names = "--part",
                            paramLabel = "PART",
                            defaultValue = "header",
                            description = "header, or \"line 3\"")
                    String part,
            @Parameters(paramLabel = "PATCH", description = "such as {\"status\":\"paid\"}; null removes a value")
                    String patch,
            @Mixin WhyOptions why) {
        List<Edited> edited =
                folder.fromStore(LetterEdits.class).edit(which.filter(null), part, patch, why.operator(), why.dryRun());
        edited.forEach(one -> print(one, why.dryRun()));
        return edited.isEmpty() || edited.stream().anyMatch(one -> one.refused() != null) ? Commands.FINDINGS : 0;
    }

    private int acted(String what, Acted acted) {
        out().printf(
                        "%s%d %s%n",
                        acted.dryRun() ? "dry run: would be " + what + ": " : "",
                        acted.letters(),
                        acted.dryRun() ? "letters" : what);
        acted.first().forEach(this::print);
        return acted.letters() == 0 ? Commands.FINDINGS : 0;
    }

    private void print(Letter letter) {
        out().printf(
                        "%d %s %s: %s%s, %s, account %s%n",
                        letter.number(),
                        letter.state(),
                        Printed.key(letter.key()),
                        letter.reason(),
                        letter.status() == null ? "" : " (status " + letter.status() + ")",
                        letter.at(),
                        letter.account());
    }

    private void print(Edited edited, boolean dryRun) {
        String done = edited.refused() != null
                ? "refused: " + edited.refused()
                : dryRun ? "would be edited" : "edited as drop " + edited.drop();
        out().printf("%d %s %s: %s%n", edited.letter(), Printed.key(edited.key()), edited.part(), done);
        for (Change change : edited.changes()) {
            out().printf("    %s: \"%s\" -> \"%s\"%n", change.name(), change.before(), change.after());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
