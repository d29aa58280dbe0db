package io.serai.read;

import io.serai.model.Reason;
import org.jspecify.annotations.Nullable;

/** A cell breaks a rule. Without a stack trace: it is an answer, not an accident. */
final class CellFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final @Nullable String column;
    private final @Nullable String found;
    private final String expected;

    CellFault(Reason reason, @Nullable String found, String expected) {
        this(reason, null, found, expected);
    }

    CellFault(Reason reason, @Nullable String column, @Nullable String found, String expected) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.column = column;
        this.found = found;
        this.expected = expected;
    }

    Reason reason() {
        return reason;
    }

    @Nullable
    String column() {
        return column;
    }

    @Nullable
    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}
