package io.serai.rehearse;

import io.serai.check.Road.Watch;
import io.serai.feed.PlainColumns;
import io.serai.model.Reject;
import io.serai.rehearse.Rehearsed.FileResult;
import io.serai.rehearse.Rehearsed.Made;
import io.serai.state.EarlierDocuments;
import io.serai.state.PastDrops.PastDrop;
import io.serai.state.Staging;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes one file along the road twice, first as it is declared now, then as it is edited. */
final class FileComparison {

    private final Side running;
    private final Side edited;
    private final EarlierDocuments earlier;
    private final Path noted;
    private final Wanted wanted;

    /** @param noted a file that is not there, for the rejects of the first reading */
    FileComparison(Side running, Side edited, EarlierDocuments earlier, Path noted, Wanted wanted) {
        this.running = running;
        this.edited = edited;
        this.earlier = earlier;
        this.noted = noted;
        this.wanted = wanted;
    }

    FileResult of(PastDrop drop) {
        String feed = drop.file().feed();
        RejectGroups onlyEdited = groups(edited.columns(feed));
        RejectGroups onlyRunning = groups(running.columns(feed));
        RejectGroups otherwise = groups(edited.columns(feed));
        try (RejectLog log = new RejectLog(noted)) {
            Made before = running.take(drop.file(), watch(log::add));
            RejectComparison rejects = new RejectComparison(log, onlyEdited, onlyRunning, otherwise);
            Made after = edited.take(drop.file(), watch(rejects::edited));
            if (after.result().equals("done")) {
                rejects.end();
            }
            boolean differs = !before.result().equals(after.result())
                    || before.records() != after.records()
                    || before.failure() != after.failure()
                    || !before.outcomes().equals(after.outcomes())
                    || onlyEdited.rows() + onlyRunning.rows() + otherwise.rows() > 0;
            return new FileResult(
                    drop.id(),
                    drop.file().name(),
                    feed,
                    before,
                    after,
                    onlyEdited.found(),
                    onlyRunning.found(),
                    otherwise.found(),
                    differs);
        }
    }

    private RejectGroups groups(PlainColumns plain) {
        @Nullable PlainColumns shown = wanted.showValues() ? null : plain;
        return new RejectGroups(wanted.examplesMax(), shown);
    }

    private Watch watch(Consumer<Reject> rejects) {
        return new Watch() {
            @Override
            public void rejected(Reject reject) {
                rejects.accept(reject);
            }

            @Override
            public void keeping(Staging.Partition rows) {
                Stopped.check();
                earlier.bring(rows);
            }
        };
    }
}
