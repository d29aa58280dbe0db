package io.serai.bench;

import io.serai.Serai;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The hub itself, as operators run it, with two folder drops for each partner. Ends when its input does. */
public final class SeraiProgram {

    private SeraiProgram() {}

    /** Arguments: working folder, partners as {@code name:account:lane} separated by commas, further settings. */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]).toAbsolutePath();
        for (String partner : args[1].split(",", -1)) {
            prepare(home, partner.split(":", -1));
        }
        String[] settings = Stream.concat(settings(home).stream(), Arrays.stream(args).skip(2)).toArray(String[]::new);
        try (ConfigurableApplicationContext hub = new SpringApplicationBuilder(Serai.class).run(settings)) {
            System.out.println("READY");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                // nobody has anything to say to it
            }
        }
    }

    private static void prepare(Path home, String[] partner) throws IOException {
        Path folder = home.resolve(partner[0]);
        for (String drop : List.of("headers", "lines")) {
            Files.createDirectories(folder.resolve(drop));
        }
        try (var yaml = SeraiProgram.class.getResourceAsStream("bench.camel.yaml")) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("PARTNER", partner[0])
                    .replace("ACCOUNT", partner[1])
                    .replace("LANE", partner[2])
                    .replace("FOLDER", folder.toString());
            Files.writeString(home.resolve(partner[0] + ".camel.yaml"), text);
        }
    }

    private static List<String> settings(Path home) {
        return List.of(
                "--camel.main.routes-include-pattern=file:routes/*.camel.yaml,file:" + home + "/*.camel.yaml",
                "--serai.data-dir=" + home.resolve("data"),
                "--spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.batch.BatchAutoConfiguration",
                "--server.port=0",
                "--logging.level.serai=WARN",
                "--logging.level.io.serai=WARN");
    }
}
