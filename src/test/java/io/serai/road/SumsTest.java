package io.serai.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.state.LedgerSums;
import io.serai.state.LedgerSums.OpenSum;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Status;

class SumsTest {

    private final LedgerSums ledger = mock(LedgerSums.class);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Sums sums = new Sums(ledger, meters);
    private final LedgerHealth health = new LedgerHealth(sums);

    @Test
    void aDropWhoseSumsDoNotCloseIsAnAlarmUntilTheyDo() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        OpenSum open = new OpenSum(7, "acme", "a.csv", "framing saw 3 records, outcomes add up to 2");
        when(ledger.known()).thenReturn(List.of(open));
        when(ledger.check()).thenReturn(List.of(open));
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger("serai.drops");
        lines.start();
        log.addAppender(lines);
        try {
            sums.check();
            sums.open();
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails()).containsEntry("drop 7", open.how());
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list).hasSize(1).allMatch(line -> line.getLevel() == Level.ERROR);
        assertThat(lines.list.get(0).getFormattedMessage())
                .startsWith("drop 7 acme/a.csv: sums do not close: framing saw 3 records, outcomes add up to 2;");
        assertThat(meters.get("serai.sums.open").gauge().value()).isEqualTo(1);
        when(ledger.known()).thenReturn(List.of());
        assertThat(meters.get("serai.sums.open").gauge().value()).isZero();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
