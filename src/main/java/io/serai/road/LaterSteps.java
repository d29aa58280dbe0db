package io.serai.road;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.receive.LaterAnswers;
import io.serai.reject.Receipts;
import io.serai.settings.HubSettings;
import io.serai.state.LaterFiles;
import io.serai.state.LaterFiles.LaterFile;
import io.serai.state.LaterFiles.Place;
import io.serai.state.Ledger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Gives the polls of {@code 10-receive-…} what is to be put beside their drops, and forgets what no poll fetches. */
@Component("seraiLater")
public class LaterSteps implements LaterAnswers {

    /** In one poll; the others go with the next. */
    private static final int FILES_MAX = 100;

    private final LaterFiles files;
    private final Ledger ledger;
    private final Receipts receipts;
    private final HubSettings settings;

    LaterSteps(LaterFiles files, Ledger ledger, Receipts receipts, HubSettings settings, MeterRegistry meters) {
        this.files = files;
        this.ledger = ledger;
        this.receipts = receipts;
        this.settings = settings;
        Gauge.builder("serai_later_files", files, LaterFiles::count)
                .description("receipts and notices that wait for the next poll of their drop")
                .register(meters);
    }

    @Override
    public List<Answer> waiting(String partner, String feed, String source) {
        return files.waiting(new Place(partner, feed, source), FILES_MAX).stream()
                .map(one -> new Answer(written(one), () -> files.placed(one)))
                .toList();
    }

    private Path written(LaterFile one) {
        return one.drop() == null
                ? receipts.text(one.number(), one.name(), Objects.requireNonNull(one.content()))
                : receipts.again(ledger.drop(one.drop()).orElseThrow());
    }

    /** Those that have waited for as long as receipts are kept: called by the route {@code prune-receipts}. */
    public void prune() {
        files.forget(Instant.now().minus(settings.receipts().keep()));
    }
}
