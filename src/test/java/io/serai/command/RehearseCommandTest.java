package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Edited partner files over a store that took the samples. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearseCommandTest {

    private final Map<String, String> settings = new HashMap<>();
    private Path home;

    @BeforeAll
    void fill(@TempDir Path folder) throws Exception {
        home = folder;
        FilledStore.in(home.resolve("data"));
        settings.putAll(FilledStore.settings(home.resolve("data")));
        Path partners = Files.createDirectories(home.resolve("partners"));
        settings.put(
                "camel.main.routes-include-pattern",
                "file:routes/*.camel.yaml,file:" + partners.toAbsolutePath() + "/*.camel.yaml");
        try (Stream<Path> samples = Files.list(Path.of("routes/samples"))) {
            for (Path sample : samples.filter(file -> file.toString().endsWith(".camel.yaml")).toList()) {
                // the feeds without their drops, whose servers are not here
                String feeds = Files.readString(sample).replaceFirst("(?s)\\n- route:.*", "\n");
                Files.writeString(partners.resolve(sample.getFileName()), feeds);
            }
        }
    }

    @Test
    void look() throws Exception {
        for (List<String> edit : List.of(
                List.of("modeline", "xx", "xx"),
                List.of("modeline", "decimal-mark: \",\"", "decimal-mark: \".\""),
                List.of("modeline", "Montant HT", "Montant net"),
                List.of("modeline", "returns: status", "returns: skip"),
                List.of("modeline", "delimiter: \";\"", "delimitr: \";\""),
                List.of("cyclo", "country-code: CH", "country-code: FR"),
                List.of("boulange", "language: lang", "phone: lang"),
                List.of("boulange", "name: boulange-lines", "name: boulange-lignes"),
                List.of("boulange", "ticket_no | ticket\n          store: shop\n          line", "ticket_no | ticket\n          line"),
                List.of("cyclo", "line-amount: unit", "line-amount: total"))) {
            Run run = edited(edit.get(0), edit.get(1), edit.get(2));
            System.out.println("=== " + edit + " " + run.exit() + "\n" + run.out() + run.err());
        }
    }

    private Run edited(String partner, String from, String to, String... options) throws Exception {
        Path running = home.resolve("partners").resolve(partner + ".camel.yaml");
        Path edited = home.resolve(partner + ".camel.yaml.new");
        Files.writeString(edited, Files.readString(running).replace(from, to));
        String[] words = Stream.concat(Stream.of("rehearse", edited.toString()), Stream.of(options))
                .toArray(String[]::new);
        return Run.of(settings, words);
    }
}
