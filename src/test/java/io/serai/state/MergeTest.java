package io.serai.state;

import static io.serai.state.Rows.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Entity;
import io.serai.model.OutcomeCounts;
import io.serai.model.PartKey;
import io.serai.state.Merge.Merged;
import io.serai.state.Merge.Origin;
import io.serai.state.StagedRow.StagedPart;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final Instant LATER = MORNING.plusSeconds(60);

    private static StagedRow row(long record, StagedPart... parts) {
        return new StagedRow(record, record + 1, DocumentTable.Placed.of(Rows.ticket("t")), List.of(parts));
    }

    private static StagedPart header(String values, @Nullable Instant at) {
        return new StagedPart(PartKey.HEADER, at, values);
    }

    private static StagedPart line(String id, String values) {
        return new StagedPart(new PartKey(id), null, values);
    }

    private static Merged merged(KeptParts stored, long drop, Instant time, StagedRow... rows) {
        return Merge.of(stored, List.of(rows), new Origin(drop, time, null, Set.of()));
    }

    private static Merged replaced(KeptParts stored, long drop, Instant time, StagedRow... rows) {
        return Merge.of(stored, List.of(rows), new Origin(drop, time, "", Set.of()));
    }

    private static KeptParts lines(String... idsAndValues) {
        TreeMap<String, KeptPart> lines = new TreeMap<>(LineIds.ORDER);
        for (int i = 0; i < idsAndValues.length; i += 2) {
            lines.put(idsAndValues[i], new KeptPart(1, i + 2L, null, MORNING, idsAndValues[i + 1]));
        }
        return new KeptParts(null, lines);
    }

    private static OutcomeCounts counts(long accepted, long unchanged, long duplicate, long stale) {
        return new OutcomeCounts(accepted, unchanged, duplicate, stale, 0, 0);
    }

    @Test
    void theFirstRowOfAPartIsAccepted() {
        Merged merged = merged(KeptParts.NONE, 1, MORNING, row(1, line("1", "a")));
        assertThat(merged.outcomes()).isEqualTo(counts(1, 0, 0, 0));
        assertThat(merged.changed()).isTrue();
        assertThat(merged.parts().whole(Entity.ORDER)).isFalse();
    }

    @Test
    void aLaterRowOfTheSameFileMakesTheEarlierADuplicate() {
        Merged merged = merged(KeptParts.NONE, 1, MORNING, row(1, line("1", "a")), row(2, line("1", "b")));
        assertThat(merged.outcomes()).isEqualTo(counts(1, 0, 1, 0));
        assertThat(java.util.Objects.requireNonNull(merged.parts().lines().get("1"))
                        .json())
                .isEqualTo("b");
    }

    @Test
    void aLaterRowWithAnOlderTimeIsStaleInItsOwnFile() {
        Merged merged =
                merged(KeptParts.NONE, 1, MORNING, row(1, header("new", LATER)), row(2, header("old", MORNING)));
        assertThat(merged.outcomes()).isEqualTo(counts(1, 0, 0, 1));
        assertThat(merged.parts().header())
                .isNotNull()
                .extracting(KeptPart::json)
                .isEqualTo("new");
    }

    @Test
    void olderThanWhatIsKnownIsStale() {
        Merged merged = merged(lines("1", "a"), 2, MORNING.minusSeconds(1), row(1, line("1", "b")));
        assertThat(merged.outcomes()).isEqualTo(counts(0, 0, 0, 1));
        assertThat(merged.touched()).isFalse();
    }

    @Test
    void ofTwoFilesWithOneTimeTheLaterRowWinsWhicheverCameFirst() {
        KeptParts one =
                merged(KeptParts.NONE, 1, MORNING, row(1, line("1", "a"))).parts();
        assertThat(merged(one, 2, MORNING, row(2, line("1", "b"))).outcomes()).isEqualTo(counts(1, 0, 0, 0));
        KeptParts other =
                merged(KeptParts.NONE, 1, MORNING, row(2, line("1", "b"))).parts();
        assertThat(merged(other, 2, MORNING, row(1, line("1", "a"))).outcomes()).isEqualTo(counts(0, 0, 0, 1));
    }

    @Test
    void equalValuesAreUnchangedAndOnlyTheVersionAdvances() {
        Merged merged = merged(lines("1", "a"), 2, LATER, row(1, line("1", "a")));
        assertThat(merged.outcomes()).isEqualTo(counts(0, 1, 0, 0));
        assertThat(merged.changed()).isFalse();
        assertThat(merged.touched()).isTrue();
        Merged between = merged(merged.parts(), 3, MORNING.plusSeconds(30), row(1, line("1", "b")));
        assertThat(between.outcomes()).isEqualTo(counts(0, 0, 0, 1));
    }

    @Test
    void equalValuesOfAnOlderFileTouchNothing() {
        Merged merged = merged(lines("1", "a"), 2, MORNING.minusSeconds(1), row(1, line("1", "a")));
        assertThat(merged.outcomes()).isEqualTo(counts(0, 1, 0, 0));
        assertThat(merged.touched()).isFalse();
    }

    @Test
    void aRowWithHeaderAndLineEndsAsItsLineUnlessItsHeaderIsAccepted() {
        StagedRow one = row(1, header("h", null), line("1", "a"));
        StagedRow two = row(2, header("h", null), line("2", "b"));
        Merged first = merged(KeptParts.NONE, 1, MORNING, one, two);
        assertThat(first.outcomes()).isEqualTo(counts(2, 0, 0, 0));
        assertThat(first.parts().whole(Entity.ORDER)).isTrue();
        assertThat(merged(first.parts(), 2, LATER, one, two).outcomes()).isEqualTo(counts(0, 2, 0, 0));

        StagedRow newHeader = row(2, header("H", null), line("2", "b"));
        Merged changed = merged(first.parts(), 2, LATER, one, newHeader);
        assertThat(changed.outcomes()).isEqualTo(counts(1, 1, 0, 0));
        assertThat(changed.changed()).isTrue();
    }

    @Test
    void mergedLinesKeepTheOthers() {
        Merged merged = merged(lines("1", "a", "2", "b"), 2, LATER, row(1, line("2", "c")));
        assertThat(merged.parts().lines()).containsOnlyKeys("1", "2");
    }

    @Test
    void aReplacingFileRemovesTheLinesThatItDoesNotHave() {
        Merged merged = replaced(lines("1", "a", "2", "b"), 2, LATER, row(1, line("2", "b")), row(2, line("3", "c")));
        assertThat(merged.parts().lines()).containsOnlyKeys("2", "3");
        assertThat(merged.outcomes()).isEqualTo(counts(2, 0, 0, 0));
    }

    @Test
    void anOlderReplacingFileIsStaleAsAWhole() {
        Merged merged = replaced(
                lines("1", "a"),
                2,
                MORNING.minusSeconds(1),
                row(1, line("1", "x")),
                row(2, line("1", "a")),
                row(3, line("2", "b")));
        assertThat(merged.outcomes()).isEqualTo(counts(0, 0, 1, 2));
        assertThat(merged.touched()).isFalse();
    }

    @Test
    void theSameSetAgainIsUnchanged() {
        Merged merged = replaced(lines("1", "a", "2", "b"), 2, LATER, row(1, line("1", "a")), row(2, line("2", "b")));
        assertThat(merged.outcomes()).isEqualTo(counts(0, 2, 0, 0));
        assertThat(merged.changed()).isFalse();
    }

    @Test
    void aReplacingFileWithoutLinesOfATicketLeavesThem() {
        Merged merged = replaced(lines("1", "a"), 2, LATER, row(1, header("h", null)));
        assertThat(merged.parts().lines()).containsOnlyKeys("1");
    }

    @Test
    void anotherReadingOfTheSameRowWinsWhateverItSays() {
        KeptParts stored =
                merged(KeptParts.NONE, 1, MORNING, row(1, line("1", "b"))).parts();
        Origin again = new Origin(2, MORNING, null, Set.of(1L));
        Merged merged = Merge.of(stored, List.of(row(1, line("1", "a"))), again);
        assertThat(merged.outcomes()).isEqualTo(counts(1, 0, 0, 0));
        assertThat(merged.changed()).isTrue();
        Origin replacing = new Origin(2, MORNING, "", Set.of(1L));
        assertThat(Merge.of(stored, List.of(row(1, line("1", "a"))), replacing).outcomes())
                .isEqualTo(counts(1, 0, 0, 0));
    }

    @Test
    void anotherReadingLeavesAloneWhatIsOfAnotherFile() {
        KeptParts stored =
                merged(KeptParts.NONE, 3, LATER, row(1, line("1", "b"))).parts();
        Origin again = new Origin(2, MORNING, null, Set.of(1L));
        Merged merged = Merge.of(stored, List.of(row(1, line("1", "a"))), again);
        assertThat(merged.outcomes()).isEqualTo(counts(0, 0, 0, 1));
        assertThat(merged.touched()).isFalse();
    }
}
