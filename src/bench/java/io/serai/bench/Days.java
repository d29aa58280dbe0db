package io.serai.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Serai's next days on one store: the same content again, then one of a hundred tickets changed; and that alone, for comparison. */
record Days(PrintStream out, Path home) {

    void tell(long lines) throws Exception {
        Load load = Load.of(lines);
        Load changed = load.changed(1);
        Path errors = home.resolve("errors.txt");
        try (Program sink = Program.start(Program.java(List.of("-XX:+UseSerialGC"), Sink.class, List.of()), errors)) {
            String address = "http://127.0.0.1:" + sink.await("PORT") + "/";
            Cost alone = day(address, errors, "alone", changed, changed.writtenTickets(), false);
            try (Program hub = Program.start(Contestant.SERAI.command(home.resolve("days"), address), errors)) {
                hub.await("READY");
                long before = changed.writtenTickets();
                Cost first = work(hub, load, before + load.tickets(), false);
                Cost again = work(hub, load, before + load.tickets(), true);
                Cost daily = work(hub, changed, 2 * before + load.tickets(), false);
                out.printf("%nfirst load %.2f s of CPU%n", first.cpuMicros() / 1e6);
                out.printf("RATIO first/unchanged-again cpu %.2f%n", first.cpuMicros() / (double) again.cpuMicros());
                out.printf("RATIO daily/alone cpu %.2f%n", daily.cpuMicros() / (double) alone.cpuMicros());
            }
        }
    }

    private Cost day(String sink, Path errors, String name, Load load, long items, boolean touched) throws Exception {
        try (Program hub = Program.start(Contestant.SERAI.command(home.resolve(name), sink), errors)) {
            hub.await("READY");
            return work(hub, load, items, touched);
        }
    }

    /** @param touched a blank line at the end makes other bytes of the same content */
    private Cost work(Program hub, Load load, long items, boolean touched) throws IOException {
        Path headers = home.resolve("headers.csv");
        Path lines = home.resolve("lines.csv");
        load.write(headers, lines);
        if (touched) {
            Files.writeString(headers, "\n", StandardOpenOption.APPEND);
            Files.writeString(lines, "\n", StandardOpenOption.APPEND);
        }
        return hub.work(headers + " " + lines + " " + items);
    }
}
