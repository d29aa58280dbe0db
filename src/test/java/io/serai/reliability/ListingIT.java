package io.serai.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.reliability.Partner.Kind;
import io.serai.sandbox.KilibaSandbox;
import io.serai.servers.Watcher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of files at once: all are taken, over a few connections, and more objects than one page of an S3 listing holds; the short form drops hundreds. */
@SuppressWarnings("NullAway.Init")
class ListingIT {

    private static final int FILES = CrashIT.LONG ? 5000 : 100;
    private static final int OBJECTS = CrashIT.LONG ? 5000 : 1100;
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** One for each poll, and there are polls after the last file; one for each file would be many more. */
    private static final int CONNECTIONS_MAX = Math.max(60, FILES / 20);

    private static final Duration TAKEN_MAX = Duration.ofMinutes(CrashIT.LONG ? 45 : 10);

    @TempDir
    Path temp;

    @BeforeEach
    void asked() {
        CrashIT.assumeMoreThanShortest();
    }

    @Test
    void thousands_of_files_are_all_taken_over_few_connections() throws Exception {
        Logs.quiet();
        SftpDoor sftp = new SftpDoor(temp.resolve("sftp"), Watcher.NONE);
        FtpDoor ftp = new FtpDoor(temp.resolve("ftp"), Watcher.NONE);
        S3Door s3 = new S3Door(Watcher.NONE);
        List<Door> doors = List.of(sftp, ftp, s3);
        try (KilibaSandbox sandbox = KilibaSandbox.start(Program.KEY);
                TcpProxy sftpLine = new TcpProxy(sftp.port());
                TcpProxy ftpLine = new TcpProxy(ftp.port())) {
            List<Partner> partners = List.of(
                    partner("many-sftp", sftp, sftp.through(sftpLine.port())),
                    partner("many-ftp", ftp, ftp.through(ftpLine.port())),
                    partner("many-s3", s3, Map.of()));
            for (Partner partner : partners) {
                put(partner, partner.door() == s3 ? OBJECTS : FILES);
            }
            try (Program program = Program.in(temp.resolve("hub"), Map.of(), sandbox, partners)) {
                program.startAndWait();
                await("all files").pollInterval(LOOK).atMost(TAKEN_MAX).until(() -> {
                    program.mustRun();
                    return taken(doors) == 2 * FILES + OBJECTS;
                });
                await("all items")
                        .pollInterval(LOOK)
                        .atMost(TAKEN_MAX)
                        .until(() -> sandbox.customers().size() == 2 * FILES + OBJECTS);
                assertThat(new Console(program).drops())
                        .hasSize(2 * FILES + OBJECTS)
                        .allMatch(drop -> drop.path("result").asText().equals("done"));
                assertThat(sftpLine.connections()).isLessThan(CONNECTIONS_MAX);
                assertThat(ftpLine.connections()).isLessThan(CONNECTIONS_MAX);
            }
        } finally {
            doors.forEach(Door::close);
        }
        Tally.add("faults", 1);
        Tally.add("rows", 2 * FILES + OBJECTS);
    }

    private static Partner partner(String name, Door door, Map<String, String> line) {
        Map<String, String> more = new LinkedHashMap<>(line);
        more.put("pollDelay", "1000");
        return new Partner(name, name, door, Set.of(Kind.customers), more);
    }

    private static void put(Partner partner, int files) throws Exception {
        for (int i = 0; i < files; i++) {
            String row = "%1$s-%2$d,a@example.org,shop,Ada,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z%n"
                    .formatted(partner.name(), i);
            byte[] bytes = ("customer,mail,shop,name,created,changed\n" + row).getBytes(StandardCharsets.UTF_8);
            partner.door().put("customers_%05d.csv".formatted(i), bytes);
        }
    }

    private static int taken(List<Door> doors) throws Exception {
        List<String> all = new ArrayList<>();
        for (Door door : doors) {
            all.addAll(door.names("done"));
        }
        return all.size();
    }
}
