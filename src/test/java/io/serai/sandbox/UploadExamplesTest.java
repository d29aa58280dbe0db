package io.serai.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.sandbox.UploadSessions.Session;
import io.serai.servers.S3Server;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts of {@code docs/examples}, which send a file without Serai, do what they say. Skipped where their program is missing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class UploadExamplesTest {

    private static final String KEY = "the-key-of-the-account";
    private static final int SECONDS_MAX = 30;

    private S3Server storage;
    private KilibaSandbox sandbox;
    private UploadSessions uploads;

    @TempDir
    private Path temp;

    enum Script {
        SHELL("upload.sh", "bash", "curl"),
        PYTHON("upload.py", "python3", "python3");

        private final String file;
        private final String runner;
        private final String needs;

        Script(String file, String runner, String needs) {
            this.file = file;
            this.runner = runner;
            this.needs = needs;
        }

        private void mustBeHere() {
            for (String program : List.of(runner, needs)) {
                boolean found = List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
                assumeTrue(found, program + " is not installed");
            }
        }
    }

    record Ran(int exit, String said) {}

    @BeforeAll
    void start() throws Exception {
        storage = S3Server.start("key", "secret");
        sandbox = KilibaSandbox.start(KEY);
        uploads = sandbox.uploads(storage);
    }

    @AfterAll
    void stop() {
        sandbox.close();
        storage.close();
    }

    @AfterEach
    void asItDeserves() {
        uploads.sign(null);
        uploads.failNothing();
    }

    @ParameterizedTest
    @EnumSource
    void theFileArrivesAsItIs(Script script) throws Exception {
        byte[] bytes = "id;name\n1;Zoë \"Z\"\n".getBytes(UTF_8);
        Ran ran = run(script, KEY, file("sales of \"May\".csv", bytes));
        assertThat(ran.said()).contains("19 bytes are at Kiliba as upload ", "status completed");
        assertThat(ran.exit()).isZero();
        Session session = last();
        assertThat(uploads.bytes(session)).isEqualTo(bytes);
        assertThat(session.completions()).isEqualTo(1);
        assertThat(session.asked()).isEqualTo(new ObjectMapper().readTree("""
                        {"filename": "sales of \\"May\\".csv", "contentType": "text/csv", "size": 19, "provider": "retail",
                         "datasetType": "orders"}"""));
    }

    @ParameterizedTest
    @EnumSource
    void aBusyDestinationIsTriedAgain(Script script) throws Exception {
        uploads.fail(503);
        Ran ran = run(script, KEY, file("busy.csv", "busy".getBytes(UTF_8)));
        assertThat(ran.said()).contains("opening an upload session: answered 503", "4 bytes are at Kiliba");
        assertThat(ran.exit()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aWrongKeyIsARefusalThatDoesNotShowIt(Script script) throws Exception {
        Ran ran = run(script, "a-wrong-key", file("refused.csv", "x".getBytes(UTF_8)));
        assertThat(ran.said())
                .contains("opening an upload session: refused with 401")
                .doesNotContain("a-wrong-key");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void anotherContentTypeThanTheSignedOneIsToldWithoutTheAddress(Script script) throws Exception {
        uploads.sign("application/pdf");
        Ran ran = run(script, KEY, file("typed.csv", "typed".getBytes(UTF_8)));
        assertThat(ran.said())
                .contains("the storage refused the address or the content type (403)", "not sent after 2 tries")
                .doesNotContain("Signature");
        assertThat(ran.exit()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAKeyNothingIsSent(Script script) throws Exception {
        int before = uploads.opened().size();
        Ran ran = run(script, "", file("unsent.csv", "x".getBytes(UTF_8)));
        assertThat(ran.said()).contains("found no KILIBA_API_KEY");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(uploads.opened()).hasSize(before);
    }

    private Session last() {
        return uploads.opened().get(uploads.opened().size() - 1);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(temp.resolve(name), bytes);
    }

    private Ran run(Script script, String key, Path file) throws Exception {
        script.mustBeHere();
        ProcessBuilder builder =
                new ProcessBuilder(script.runner, "docs/examples/" + script.file, file.toString(), "text/csv");
        if (script == Script.PYTHON) {
            builder.command()
                    .addAll(List.of(
                            "--session", "{\"datasetType\": \"orders\"}", "--tries", "2", "--pause-seconds", "0"));
        }
        builder.environment()
                .putAll(Map.of(
                        "KILIBA_API_KEY",
                        key,
                        "KILIBA_BASE_URL",
                        sandbox.baseUrl(),
                        "KILIBA_SESSION",
                        "\"datasetType\": \"orders\"",
                        "KILIBA_TRIES",
                        "2",
                        "KILIBA_PAUSE_SECONDS",
                        "0",
                        "PYTHONIOENCODING",
                        "utf-8"));
        Path said = temp.resolve("said.txt");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(said));
    }
}
