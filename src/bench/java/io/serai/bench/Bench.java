package io.serai.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Quick look at ours only; grows. */
public final class Bench {
    public static void main(String[] args) throws Exception {
        long lines = Long.parseLong(args[0]);
        Path home = Path.of(args[1]);
        org.springframework.util.FileSystemUtils.deleteRecursively(home);
        Files.createDirectories(home);
        Path errors = home.resolve("errors.txt");
        Load load = Load.of(lines);
        List<String> flags = List.of(System.getProperty("flags", "-Xmx512m -XX:+UseSerialGC").split(" "));
        try (Program sink = Program.start(Program.java(List.of(), Sink.class, List.of()), errors)) {
            String port = sink.await("PORT");
            try (Program ours = Program.start(Program.java(flags, SeraiProgram.class, List.of(home.resolve("run").toString(), "http://127.0.0.1:" + port)), errors)) {
                ours.await("READY");
                System.out.println("ready " + Cost.of(ours.pid()));
                for (int round = 0; round < (args.length > 2 ? Integer.parseInt(args[2]) : 1); round++) {
                    Load now = round == 2 ? load.changed(1) : load;
                    now.write(home.resolve("headers.csv"), home.resolve("lines.csv"));
                    long expected = round == 0 ? load.tickets() : round == 1 ? load.tickets() : load.tickets() + now.writtenTickets();
                    if (round == 1) Files.writeString(home.resolve("lines.csv"), "\n", java.nio.file.StandardOpenOption.APPEND);
                    Cost cost = ours.work(home.resolve("headers.csv") + " " + home.resolve("lines.csv") + " " + expected);
                    System.out.printf("round %d: %.2f CPU-us/line, wall %.1f s, peak %d MB%n", round, cost.cpuMicros() / (double) lines, cost.seconds(), cost.peakBytes() >> 20);
                }
            }
        }
        System.out.println(Files.readString(errors));
    }
}
