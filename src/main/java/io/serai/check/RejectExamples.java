package io.serai.check;

import io.serai.check.CheckedFile.Example;
import io.serai.check.CheckedFile.Rejected;
import io.serai.model.Reason;
import io.serai.model.Reject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the rejected rows of one file by reason and keeps the first of each. */
final class RejectExamples implements Consumer<Reject> {

    private final int firstMax;
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private final Map<Reason, List<Example>> first = new EnumMap<>(Reason.class);

    RejectExamples(int firstMax) {
        this.firstMax = firstMax;
    }

    @Override
    public void accept(Reject reject) {
        counts.merge(reject.reason(), 1L, Long::sum);
        List<Example> examples = first.computeIfAbsent(reject.reason(), reason -> new ArrayList<>());
        if (examples.size() < firstMax) {
            examples.add(Example.of(reject));
        }
    }

    /** The most frequent reason first. */
    List<Rejected> byReason() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Reason, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> rejected(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Rejected rejected(Reason reason, long rows) {
        return new Rejected(reason, rows, reason.says(), reason.fix(), first.getOrDefault(reason, List.of()));
    }
}
