package io.serai.demo;

import io.serai.samples.Sample;
import io.serai.suggest.Chosen;
import io.serai.suggest.SuggestOptions;
import io.serai.suggest.SuggestOptions.Drop;
import io.serai.suggest.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/**
 * The samples again, declared by what is suggested from their own files: outcomes, customers and orders are those that the
 * partner files written by hand have.
 */
class SuggestedSamplesTest {

    private static final String[] PACE = {"minAge: \"{{samples.min-age}}\"", "pollDelay: \"{{samples.poll-delay}}\""};

    private final Path home;

    SuggestedSamplesTest(@TempDir Path home) {
        this.home = home;
    }

    /**
     * What an operator decided, all of it marked: where the files come from; the groups; what becomes of the fashion chain's
     * returns; the country of the bicycle shops' customers. The zones were given to the command.
     */
    @Test
    void theyEndAsExpected() throws Exception {
        Path partners = Files.createDirectories(home.resolve("partners"));
        write(
                partners,
                "boulange",
                suggested("boulange", Drop.SFTP, "Europe/Paris")
                        .set("host", "\"{{samples.sftp.host}}\"")
                        .set("password", "\"{{samples.password}}\"")
                        .set("knownHostsFile", "\"{{samples.known-hosts}}\"")
                        .set("group-ids", "retail")
                        .add("directory", "port: \"{{samples.sftp.port}}\"")
                        .add("directory", PACE));
        write(
                partners,
                "modeline",
                suggested("modeline", Drop.FTP, "Europe/Paris")
                        .set("host", "\"{{samples.ftp.host}}\"")
                        .set("password", "\"{{samples.password}}\"")
                        .set("returns", "status")
                        .add("directory", "port: \"{{samples.ftp.port}}\"")
                        .add("directory", PACE));
        write(
                partners,
                "cyclo",
                suggested("cyclo", Drop.S3, "UTC")
                        .set("region", "us-east-1")
                        .set("accessKey", "cyclo")
                        .set("secretKey", "\"{{samples.password}}\"")
                        .set("group-ids", "cyclists")
                        .set("country-code", "CH")
                        .add("secretKey", "endpoint: \"{{samples.s3.endpoint}}\"", "overrideEndpoint: \"true\"")
                        .add("secretKey", "pathStyle: \"true\"", PACE[1]));
        SamplesThroughTheHubTest.run(home, "file:" + partners + "/*.camel.yaml", Map.of());
    }

    private static void write(Path folder, String partner, Chosen chosen) throws IOException {
        Files.writeString(folder.resolve(partner + ".camel.yaml"), chosen.toString());
    }

    private Chosen suggested(String partner, Drop drop, String zone) throws IOException {
        Path folder = Files.createDirectories(home.resolve("exports").resolve(partner));
        List<Path> files = new ArrayList<>();
        for (Sample sample : Sample.ALL) {
            if (sample.partner().equals(partner)) {
                files.add(Files.write(folder.resolve(sample.name()), sample.bytes()));
            }
        }
        SuggestOptions options = new SuggestOptions(partner, "main", drop, zone, 1000, DataSize.ofMegabytes(16));
        return Chosen.of(Suggestion.of(files, options).yaml());
    }
}
