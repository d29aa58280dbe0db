package io.serai.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.model.Reject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param result done, failed, waiting, parked or repeated, as in the receipt; or {@value #PASSED_ON}, when no row of it is read
 * @param outcomes they add up to {@code records}
 * @param rejected how many rows were rejected for which reason, with the first of each
 * @param failure why the file itself cannot be used; null unless failed or waiting
 * @param notes what the partner should know besides: columns that are not used, an unfinished last line
 * @param receipt where the receipt was written
 * @param rejects where the rejected rows were written; null when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckedFile(
        String file,
        String feed,
        String result,
        long records,
        OutcomeCounts outcomes,
        List<Rejected> rejected,
        @Nullable Reason failure,
        @Nullable String failureText,
        @Nullable String whatToDo,
        List<String> notes,
        String receipt,
        @Nullable String rejects) {

    static final String PASSED_ON = "passed-on";

    /** One reason: its meaning, what to do about it, and its first rows. */
    public record Rejected(Reason code, long rows, String meaning, String whatToDo, List<Example> first) {}

    /** One rejected row. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Example(
            long line,
            long record,
            @Nullable String column,
            @Nullable String found,
            String expected) {

        static Example of(Reject reject) {
            return new Example(reject.line(), reject.record(), reject.column(), reject.found(), reject.expected());
        }
    }
}
