package io.serai.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Feeds;
import io.serai.model.ReceivedFile;
import io.serai.receive.LeftFiles;
import io.serai.reject.Receipts;
import io.serai.state.Drop;
import io.serai.state.HeldTickets;
import io.serai.state.Ledger;
import io.serai.state.LedgerRetention;
import io.serai.state.Underway;
import io.serai.state.UnknownNames;
import io.serai.state.WaitingFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** What a crash left and the partner's own copy may arrive at the same time. */
class SameBytesAtOnceTest {

    private static final ReceivedFile FILE = new ReceivedFile(
            "acme", "acme-lines", "a.csv", "folder", Instant.EPOCH, 3, "ab".repeat(32), Path.of("a"), Instant.EPOCH);

    private final Ledger ledger = mock(Ledger.class);

    @Test
    void the_same_bytes_are_read_once_at_a_time() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        when(ledger.open(any(), any(), any())).thenAnswer(call -> {
            reading.countDown();
            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            return new Drop(2, FILE, Instant.EPOCH, 1, 1, 1L);
        });
        when(ledger.repeated(any())).thenReturn(mock(Ledger.DropSummary.class));
        try (DefaultCamelContext camel = road()) {
            camel.start();
            ProducerTemplate send = camel.createProducerTemplate();
            Future<Exchange> first = send.asyncSend("direct:read-file", this::file);
            assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(verdict(send.send("direct:read-file", this::file))).isEqualTo("leave");
            goOn.countDown();
            assertThat(verdict(first.get(20, TimeUnit.SECONDS))).isEqualTo("done");
            verify(ledger, times(1)).open(any(), any(), any());

            assertThat(verdict(send.send("direct:read-file", this::file))).isEqualTo("done");
        }
    }

    @Test
    void what_the_partners_own_copy_finished_since_the_start_is_not_read_again() throws Exception {
        ReceivedFile left = new ReceivedFile(
                "acme",
                "acme-lines",
                "b.csv",
                "folder",
                Instant.EPOCH,
                3,
                "cd".repeat(32),
                Path.of("b"),
                Instant.EPOCH);
        Set<Thread> listed = ConcurrentHashMap.newKeySet();
        when(ledger.unfinished())
                .thenAnswer(call -> listed.add(Thread.currentThread()) ? List.of(FILE, left) : List.of(left));
        when(ledger.open(any(), any(), any())).thenReturn(new Drop(2, left, Instant.EPOCH, 1, 1, 1L));
        try (DefaultCamelContext camel = road()) {
            camel.start();

            verify(ledger, timeout(20_000)).open(eq(left), any(), any());
            verify(ledger, never()).open(eq(FILE), any(), any());
        }
    }

    @Test
    void bytes_are_free_again_when_the_ledger_could_not_be_asked() {
        Drops drops = drops();
        when(ledger.unfinished()).thenThrow(new IllegalStateException("the store is away"));

        assertThatThrownBy(() -> drops.claim(FILE, true)).hasMessage("the store is away");
        assertThat(drops.claim(FILE, false)).isTrue();
    }

    private DefaultCamelContext road() throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("seraiDrops", drops());
        camel.getRegistry().bind("seraiRows", mock(Rows.class));
        camel.getRegistry().bind("seraiAnswers", answers());
        camel.getRegistry().bind("seraiLeftFiles", new LeftFiles());
        camel.getRegistry().bind("seraiStopping", new Stopping());
        camel.getRegistry().bind("seraiSums", mock(Sums.class));
        camel.getRegistry().bind("seraiSnapshots", mock(Snapshots.class));
        camel.getRegistry().bind("seraiHeld", mock(HeldWatch.class));
        camel.getRegistry().bind("seraiRelayed", mock(RelaySteps.class));
        camel.getRegistry().bind("seraiLedgerRetention", mock(LedgerRetention.class));
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(
                        ResourceHelper.resolveMandatoryResource(camel, "file:routes/00-policies.camel.yaml"),
                        ResourceHelper.resolveMandatoryResource(camel, "file:routes/20-read.camel.yaml"),
                        ResourceHelper.resolveMandatoryResource(camel, "file:routes/30-assemble.camel.yaml"));
        return camel;
    }

    private void file(Exchange exchange) {
        exchange.getMessage().setBody(FILE);
        exchange.getMessage().setHeader("SeraiVerdict", "leave");
    }

    private static Object verdict(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader("SeraiVerdict");
    }

    private Drops drops() {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("ticket-lines");
        declaration.getColumns().putAll(Map.of("ticket", "t", "store", "s", "line", "l", "product", "p"));
        declaration.getColumns().putAll(Map.of("quantity", "q", "amount-net", "n", "amount-gross", "g"));
        Feed feed = declaration.feed("acme-lines");
        Feeds feeds = mock(Feeds.class);
        when(feeds.named("acme-lines")).thenReturn(feed);
        return new Drops(
                feeds,
                ledger,
                mock(DropLog.class),
                mock(Attempts.class),
                mock(Underway.class),
                new Companions(new Stopping()));
    }

    private Answers answers() {
        return new Answers(
                mock(Feeds.class),
                ledger,
                mock(Receipts.class),
                mock(DropLog.class),
                mock(HeldTickets.class),
                mock(Sums.class),
                mock(HeaderWatch.class),
                mock(WaitingFiles.class),
                mock(ExpectedWatch.class),
                mock(UnknownNames.class));
    }
}
