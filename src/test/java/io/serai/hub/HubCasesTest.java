package io.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.model.Reason;
import io.serai.read.RowReader;
import io.serai.sandbox.KilibaSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Each reason that reading a file alone cannot give has a case folder too: its feeds, files and destination, the whole message,
 * and why it is so. So has each of the destination's endpoints that takes no imports, with the requests that it gets. Each case is a
 * partner and an account of one hub.
 */
@SuppressWarnings("NullAway.Init")
class HubCasesTest {

    @TempDir
    static Path temp;

    private static final Map<String, HubCase> CASES = new LinkedHashMap<>();
    private static KilibaSandbox sandbox;
    private static Hub hub;

    /** Reading dies of the files of one case. */
    static class DeadlyFiles {
        @Bean
        @Primary
        RowReader dyingReader(@Qualifier("rowReader") RowReader real) {
            return (file, feed) -> {
                if (feed.partner().equals(HubCase.partner(Reason.QUARANTINED.name()))) {
                    throw new OutOfMemoryError("the file asks for all there is");
                }
                return real.open(file, feed);
            };
        }
    }

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(HubCase.FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        sandbox = KilibaSandbox.start(Hub.API_KEY);
        Map<String, String> settings = new LinkedHashMap<>(
                Map.of("serai.deliver.tick", "200", "serai.reconcile.tick", "200", "serai.email.tick", "200"));
        for (String name : cases().toList()) {
            HubCase one = new HubCase(name, temp);
            CASES.put(name, one);
            settings.putAll(one.settings());
        }
        hub = Hub.start("file:" + temp + "/*.camel.yaml", temp.resolve("data"), sandbox, settings, DeadlyFiles.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
        CASES.values().forEach(HubCase::close);
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCaseGivesItsMessages(String name) throws Exception {
        HubCase one = Objects.requireNonNull(CASES.get(name));
        one.play(hub);
        Path expected = one.file("expected.txt");
        if (Boolean.getBoolean("cases.write")) {
            Files.write(expected, one.messages(hub));
        }
        await().atMost(Hub.WAIT_MAX)
                .untilAsserted(() -> assertThat(one.messages(hub)).isEqualTo(Files.readAllLines(expected)));
        if (isReason(name)) {
            assertThat(one.messages(hub)).anyMatch(message -> message.contains("(" + name + ")"));
        }
        Path requests = one.file("requests.txt");
        if (Files.exists(requests)) {
            assertRequests(one, requests);
        }
        assertThat(one.file("why.md")).isNotEmptyFile();
    }

    private static void assertRequests(HubCase one, Path expected) throws Exception {
        if (Boolean.getBoolean("cases.write")) {
            Files.write(expected, one.requests());
        }
        await().atMost(Hub.WAIT_MAX)
                .untilAsserted(() -> assertThat(one.requests()).isEqualTo(Files.readAllLines(expected)));
    }

    /** The others are endpoints of the destination that take no imports. */
    private static boolean isReason(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT));
    }

    /** Except of what no file brings about: {@code RepairTest} erases a customer. */
    @Test
    void noReasonLacksACaseHereOrInReading() throws IOException {
        Stream<String> read;
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/cases/read"))) {
            read = folders.map(folder -> folder.getFileName().toString().split("-", 2)[0]).toList().stream();
        }
        assertThat(Stream.concat(read, cases().filter(HubCasesTest::isReason)).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Reason.values())
                        .filter(reason -> reason != Reason.FORGOTTEN)
                        .map(Reason::name)
                        .toList());
    }
}
