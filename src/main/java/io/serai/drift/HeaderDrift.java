package io.serai.drift;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different about a file's header, member by member as receipts, the API and the console tell it. Lists hold the first
 * {@value #NAMED_MAX} at most.
 *
 * @param summary one sentence
 * @param comparedWithDrop whose header is what was there before; absent when no file of the feed was good yet: then only the
 *     columns that the feed names are compared
 * @param vanished columns that were there before, or that the feed needs
 * @param appeared columns that were not there before
 * @param moved columns that stand elsewhere among the others; the order does not matter to a feed with a header
 * @param proposals which column of the file may fill a field that has none; the likeliest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeaderDrift(
        String summary,
        @Nullable Long comparedWithDrop,
        List<Vanished> vanished,
        List<String> appeared,
        List<String> moved,
        List<Proposal> proposals) {

    static final int NAMED_MAX = 50;

    public HeaderDrift {
        vanished = List.copyOf(vanished);
        appeared = List.copyOf(appeared);
        moved = List.copyOf(moved);
        proposals = List.copyOf(proposals);
    }

    /**
     * A column that is gone.
     *
     * @param field what it filled; absent when the feed did not use it
     * @param required whether no file is taken without it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Vanished(String column, @Nullable String field, boolean required) {}

    /**
     * A further name for a column.
     *
     * @param field our word
     * @param column the name in this file
     * @param before the name that it would replace
     * @param points from 0 to 100: how much speaks for it
     * @param evidence what speaks for it, or against it; each a clause, the weightiest first
     * @param write what to write into the partner file
     */
    public record Proposal(
            String field, String column, String before, int points, List<String> evidence, String write) {

        public Proposal {
            evidence = List.copyOf(evidence);
        }

        /** {@code total_ttc for amount-gross: it stands where amount_ttc stood; 98 % of …}. */
        @JsonIgnore
        public String text() {
            return column + " for " + field + ": " + String.join("; ", evidence);
        }
    }

    public String json() {
        return DriftJson.write(this);
    }

    public static HeaderDrift read(String json) {
        return DriftJson.read(json, HeaderDrift.class);
    }
}
