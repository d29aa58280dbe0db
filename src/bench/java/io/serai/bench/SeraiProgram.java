package io.serai.bench;

import io.serai.Serai;
import io.serai.state.Ledger;
import io.serai.state.Ledger.AccountSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The hub itself, as operators run it, with two folder drops. Each line that it is given names a header file, a line file
 * and how many items the sink must have then; both files are moved into their drops, as a partner would.
 */
public final class SeraiProgram {

    private final ConfigurableApplicationContext hub;
    private final Path home;
    private final URI sink;
    private final HttpClient http = HttpClient.newHttpClient();

    private SeraiProgram(ConfigurableApplicationContext hub, Path home, URI sink) {
        this.hub = hub;
        this.home = home;
        this.sink = sink;
    }

    /** Arguments: working folder, the sink's address, further settings. */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        SeraiProgram program = new SeraiProgram(start(home, args), home, URI.create(args[1]));
        System.out.println("READY");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            program.load(Path.of(words[0]), Path.of(words[1]), Long.parseLong(words[2]));
            System.out.println("DONE");
        }
        program.hub.close();
    }

    private static ConfigurableApplicationContext start(Path home, String[] args) throws IOException {
        Path partner = home.resolve("bench.camel.yaml");
        for (String drop : List.of("headers", "lines")) {
            Files.createDirectories(home.resolve(drop));
        }
        try (var yaml = SeraiProgram.class.getResourceAsStream("bench.camel.yaml")) {
            Files.write(partner, yaml.readAllBytes());
        }
        String[] settings = {
            "--camel.main.routes-include-pattern=file:routes/*.camel.yaml,file:" + partner.toAbsolutePath(),
            "--bench.home=" + home.toAbsolutePath(),
            "--serai.data-dir=" + home.resolve("data"),
            "--serai.kiliba.accounts.main.base-url=" + args[1],
            "--serai.kiliba.accounts.main.api-key=bench",
            "--serai.kiliba.accounts.main.requests-per-second=1000",
            "--spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.batch.BatchAutoConfiguration",
            "--server.port=0",
            "--logging.level.serai=WARN",
            "--logging.level.io.serai=WARN"
        };
        String[] all = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(settings), java.util.Arrays.stream(args).skip(2))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Serai.class).run(all);
    }

    private void load(Path headers, Path lines, long items) throws IOException, InterruptedException {
        Ledger ledger = hub.getBean(Ledger.class);
        long before = ledger.drops(1, null).stream().mapToLong(drop -> drop.id()).findFirst().orElse(0);
        move(headers, home.resolve("headers"));
        move(lines, home.resolve("lines"));
        while (arrived() < items || !closed(ledger, before) || due(ledger) > 0) {
            Thread.sleep(Duration.ofMillis(300).toMillis());
        }
    }

    /** A name of its own each time: the same bytes again are another story than the same file again. */
    private static void move(Path file, Path drop) throws IOException {
        Path target = drop.resolve("%d-%s".formatted(Instant.now().toEpochMilli(), file.getFileName()));
        Files.move(file, target);
    }

    private static boolean closed(Ledger ledger, long before) {
        return ledger.drops(2, null).stream()
                        .filter(drop -> drop.id() > before && !drop.result().equals("open"))
                        .count()
                == 2;
    }

    private static long due(Ledger ledger) {
        return ledger.accounts().stream().mapToLong(AccountSummary::due).sum();
    }

    private long arrived() throws IOException, InterruptedException {
        String said = http.send(HttpRequest.newBuilder(sink).build(), BodyHandlers.ofString())
                .body();
        return Long.parseLong(said.split(" ", -1)[0]);
    }
}
