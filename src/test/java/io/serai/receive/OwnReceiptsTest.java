package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ReceivedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnReceiptsTest {

    private static final Instant START = Instant.parse("2026-04-12T06:00:00Z");
    private static final String NAME = "lines.csv.rejects.csv";

    private final Path folder;

    OwnReceiptsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private OwnReceipts after(int days) throws Exception {
        Clock clock = Clock.fixed(START.plus(Duration.ofDays(days)), ZoneOffset.UTC);
        return new OwnReceipts(folder, Duration.ofDays(90), clock);
    }

    private void write(OwnReceipts ours, String text) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(Files.writeString(folder.resolve(NAME), text));
            exchange.getMessage().setHeader("SeraiPartner", "acme");
            exchange.getMessage().setHeader("SeraiFeed", "acme-lines");
            ours.remember(exchange);
        }
    }

    /** Fetches what lies in the drop. */
    private boolean isNews(OwnReceipts ours, String text, long modified) throws Exception {
        Path fetched = Files.writeString(folder.resolve("fetched"), text);
        return ours.isNews(new ReceivedFile(
                "acme",
                "acme-lines",
                NAME,
                "folder",
                Instant.ofEpochMilli(modified),
                text.length(),
                Archive.sha256(fetched),
                fetched,
                START));
    }

    private static boolean isOurs(OwnReceipts ours, long size, long modified) {
        return ours.isOurs("acme/acme-lines", NAME, size, modified);
    }

    @Test
    void whatWasWrittenIsKnownByItsBytesAndThenByItsTime() throws Exception {
        write(after(0), "rows");
        assertThat(isOurs(after(0), 4, 1000)).as("a time that was never seen").isFalse();
        assertThat(isNews(after(0), "rows", 1000)).as("as it was written").isFalse();
        assertThat(isOurs(after(0), 4, 1000)).as("seen again").isTrue();
        assertThat(isOurs(after(0), 5, 1000)).as("corrected").isFalse();
        assertThat(isOurs(after(0), 4, 2000)).as("another time").isFalse();
        assertThat(isNews(after(0), "rows", 2000)).as("the same bytes").isFalse();
        assertThat(isOurs(after(0), 4, 1000)).as("an old listing").isTrue();
    }

    @Test
    void aCorrectionOfTheSameSizeIsNews() throws Exception {
        write(after(0), "rows");
        assertThat(isNews(after(0), "r0ws", 1000)).isTrue();
        assertThat(isNews(after(0), "rows", 2000)).isFalse();
    }

    @Test
    void aCorrectionWithinTheMinuteOfTheWritingIsSeen() throws Exception {
        write(after(0), "rows");
        long minute = START.toEpochMilli();
        assertThat(isNews(after(0), "rows", minute)).isFalse();
        assertThat(isOurs(after(0), 4, minute)).as("it may be a correction").isFalse();
        assertThat(isNews(after(0), "r0ws", minute)).isTrue();
    }

    @Test
    void whatLiesThereWhileANewOneIsOnItsWayIsStillOurs() throws Exception {
        write(after(0), "old rows");
        write(after(0), "new rows");
        assertThat(isNews(after(0), "old rows", 1000)).as("died before sending").isFalse();
        assertThat(isNews(after(0), "new rows", 2000)).isFalse();
    }

    @Test
    void onlySoManyWritingsOfANameAreRemembered() throws Exception {
        for (int n = 0; n < 9; n++) {
            write(after(0), "rows " + n);
        }
        assertThat(isNews(after(0), "rows 0", 1000)).isTrue();
        assertThat(isNews(after(0), "rows 1", 1000)).isFalse();
    }

    @Test
    void aFileThatStaysInItsDropIsNeverForgotten() throws Exception {
        write(after(0), "rows");
        assertThat(isNews(after(0), "rows", 1000)).isFalse();
        for (int days = 0; days <= 400; days += 50) {
            assertThat(isOurs(after(days), 4, 1000)).isTrue();
            after(days).prune();
        }
    }

    @Test
    void aFileThatHasGoneIsForgotten() throws Exception {
        write(after(0), "rows");
        after(90).prune();
        assertThat(Files.readString(folder.resolve("own-receipts.properties"))).contains(NAME);
        after(92).prune();
        assertThat(Files.readString(folder.resolve("own-receipts.properties"))).doesNotContain(NAME);
        assertThat(isOurs(after(92), 4, 1000)).isFalse();
    }
}
