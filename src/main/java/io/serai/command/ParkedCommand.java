package io.serai.command;

import io.serai.state.ParkedSnapshots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Full files that would delete or change too much. */
@Command(
        name = "parked",
        description = "Full files that wait for a decision: list, release, refuse.",
        mixinStandardHelpOptions = true)
final class ParkedCommand implements Runnable {

    private final HubFolder folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ParkedCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: list, release or refuse");
    }

    @Command(description = "Lists parked files, oldest first.", mixinStandardHelpOptions = true)
    int list() {
        folder.fromStore(ParkedSnapshots.class).list().forEach(one -> spec.commandLine()
                .getOut()
                .printf(
                        "drop %d %s/%s, feed %s, parked %s: would delete %d and change %d of %d%s%n",
                        one.drop(),
                        one.partner(),
                        one.file(),
                        one.feed(),
                        one.parkedAt(),
                        one.gone(),
                        one.changed(),
                        one.known(),
                        one.released() ? ", released" : ""));
        return 0;
    }

    @Command(description = "Has a parked file applied after all.", mixinStandardHelpOptions = true)
    int release(@Parameters(paramLabel = "DROP", description = "the drop's number") long drop, @Mixin Why why) {
        folder.fromStore(ParkedSnapshots.class).release(drop, why.operator());
        spec.commandLine().getOut().printf("drop %d is released; the hub takes it up%n", drop);
        return 0;
    }

    @Command(description = "Refuses a parked file for good.", mixinStandardHelpOptions = true)
    int refuse(@Parameters(paramLabel = "DROP", description = "the drop's number") long drop, @Mixin Why why) {
        folder.fromStore(ParkedSnapshots.class).refuse(drop, why.operator());
        spec.commandLine().getOut().printf("drop %d is refused%n", drop);
        return 0;
    }
}
