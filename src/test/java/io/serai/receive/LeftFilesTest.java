package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be taken is told once, not at every poll. */
@SuppressWarnings("NullAway.Init")
class LeftFilesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path temp;

    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean broken = true;
    private volatile boolean mend;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @Test
    void a_step_that_fails_at_every_poll_is_told_once_and_so_is_its_end() throws Exception {
        start();
        try (Heard log = new Heard()) {
            Files.writeString(temp.resolve("in/a.csv"), "a");
            await().atMost(LONG).until(() -> looks.get() > 3);
            broken = false;
            await().atMost(LONG).until(() -> Files.exists(temp.resolve("in/done/a.csv")));
            await().atMost(LONG).until(() -> log.lines().size() > 1);
            assertThat(log.lines())
                    .containsExactly(
                            "WARN acme/left: file \"a.csv\" is left at its source: the disk is full; tried again at every poll",
                            "INFO acme/left: file \"a.csv\" is taken now");
        }
    }

    @Test
    void a_move_that_fails_at_every_poll_is_told_once_and_so_is_its_end() throws Exception {
        broken = false;
        start();
        try (Heard log = new Heard()) {
            Files.createFile(temp.resolve("in/done"));
            Files.writeString(temp.resolve("in/a.csv"), "a");
            await().atMost(LONG).until(() -> looks.get() > 3);
            mend = true;
            await().atMost(LONG).until(() -> Files.exists(temp.resolve("in/done/a.csv")));
            await().atMost(LONG).until(() -> log.lines().size() > 1);
            assertThat(log.lines())
                    .hasSize(2)
                    .satisfies(lines -> assertThat(lines.get(0))
                            .startsWith("WARN acme/left: file \"a.csv\" is left at its source: ")
                            .endsWith("; tried again at every poll"))
                    .last()
                    .isEqualTo("INFO acme/left: file \"a.csv\" is taken now");
        }
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
    }

    private void start() throws Exception {
        Files.createDirectory(temp.resolve("in"));
        camel.getRegistry()
                .bind(
                        "seraiOwnReceipts",
                        new OwnReceipts(temp.resolve("data"), Duration.ofDays(90), Clock.systemUTC()));
        camel.getRegistry().bind("seraiLeftFiles", new LeftFiles());
        camel.getRegistry().bind("seraiWaitingLooks", new WaitingLooks());
        camel.getRegistry().bind("kamelet", new DropKamelets());
        for (String file : new String[] {"00-policies", "10-receive-folder-drop"}) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/" + file + ".camel.yaml"));
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:folder-drop?partner=acme&feed=left&pollDelay=50&minAge=20ms&include=.*csv&directory="
                                + temp.resolve("in"))
                        .to("direct:receive");
                from("direct:receive").routeConfigurationId("leave-the-file").process(exchange -> {
                    looks.incrementAndGet();
                    if (mend) {
                        Files.delete(temp.resolve("in/done"));
                    }
                    exchange.getMessage().setHeader("SeraiVerdict", "done");
                    if (broken) {
                        throw new IOException("the disk is full");
                    }
                });
            }
        });
        camel.start();
    }
}
