package io.serai.proof;

import io.serai.assemble.Assembler;
import io.serai.feed.Feeds;
import io.serai.read.RowBinder;
import io.serai.read.RowReader;
import io.serai.reject.Receipts;
import io.serai.settings.HubSettings;
import io.serai.state.Relay.State;
import io.serai.state.Snapshots;
import io.serai.state.StoreView;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Checks the whole store, as it is at one moment: every drop's sums, every document's state against its parts, requests and
 * dead letters, the kept files against their hashes. The deep proof reads every kept file again and looks for each of its rows
 * in the store. Memory does not grow with the store or with a file.
 */
@Component
public class Proof {

    private final Snapshots snapshots;
    private final Assembler assembler;
    private final Receipts receipts;
    private final Rereading rereading;
    private final HubSettings settings;

    Proof(
            Snapshots snapshots,
            Assembler assembler,
            Receipts receipts,
            Feeds feeds,
            RowReader reader,
            RowBinder binder,
            HubSettings settings) {
        this.snapshots = snapshots;
        this.assembler = assembler;
        this.receipts = receipts;
        this.rereading = new Rereading(feeds, reader, binder);
        this.settings = settings;
    }

    /**
     * What was proved.
     *
     * @param gaps what does not hold; 0 when all holds
     * @param rowsReread rows of kept files that were looked for in the store
     * @param filesWaiting files that wait for their feed to take their header; nothing of them is applied
     * @param relays files that are passed on as they are, by state; states without any are left out
     * @param unchecked what nothing can be said about: why, and how many
     */
    public record Proved(
            long drops,
            long records,
            long documents,
            long delivered,
            long due,
            long held,
            long refused,
            long filesHashed,
            long filesReread,
            long rowsReread,
            long filesWaiting,
            Map<State, Long> relays,
            Map<String, Long> unchecked,
            long gaps) {

        /** All figures in one line. */
        public String line() {
            return "drops=" + drops + " records=" + records + " entities=" + documents + " delivered=" + delivered
                    + " due=" + due + " held=" + held + " refused=" + refused + " files-hashed=" + filesHashed
                    + " files-reread=" + filesReread + " rows-found=" + rowsReread + relayed() + " gaps=" + gaps;
        }

        private String relayed() {
            return Arrays.stream(State.values())
                    .filter(relays::containsKey)
                    .map(state -> " files-" + state.word() + "=" + relays.get(state))
                    .collect(Collectors.joining());
        }
    }

    /**
     * Proves.
     *
     * @param deep whether the kept files are read again, row by row
     * @param gap told of each gap, as a sentence, when it is found
     */
    public Proved prove(boolean deep, Consumer<String> gap) {
        return snapshots.read(store -> prove(store, deep, gap));
    }

    private Proved prove(StoreView store, boolean deep, Consumer<String> tell) {
        Gaps gaps = new Gaps(tell);
        KeptFiles files = new KeptFiles(receipts, rereading, settings, store.redactions(), gaps);
        DeepCheck rows = new DeepCheck(store, rereading, store.redactions(), gaps);
        DropChecks drops = new DropChecks(store, gaps, files, deep ? rows : null);
        drops.run();
        DocumentChecks documents = new DocumentChecks(store, assembler, gaps);
        documents.run();
        return new Proved(
                drops.drops(),
                drops.records(),
                documents.documents(),
                documents.count("delivered"),
                documents.count("due"),
                documents.count("held"),
                documents.count("refused"),
                files.hashed(),
                rows.files(),
                rows.rows(),
                drops.waiting(),
                drops.relays(),
                gaps.unchecked(),
                gaps.count());
    }
}
