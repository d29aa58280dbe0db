package io.serai.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a check ends; from best to worst. */
public enum Verdict {
    /** Every row was understood. */
    CLEAN(0),
    /** Rows were rejected, or something would not be sent as it stands. */
    REJECTS(1),
    /** A file cannot be used at all. */
    UNUSABLE(2);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The program's exit code. */
    public int exitCode() {
        return exitCode;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
