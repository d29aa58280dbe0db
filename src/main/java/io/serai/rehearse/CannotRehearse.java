package io.serai.rehearse;

import io.serai.lint.Finding;
import io.serai.state.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** Nothing can be compared: the message says what was found, what was expected, and what to do. */
public final class CannotRehearse extends Refusal {
    private static final long serialVersionUID = 1L;

    CannotRehearse(String message) {
        super(message);
    }

    /** The edited file has errors, each with its line and remedy. */
    static CannotRehearse of(String file, List<Finding> errors) {
        return new CannotRehearse(file + " cannot be used, so nothing was rehearsed:\n"
                + errors.stream().map(Finding::text).collect(Collectors.joining("\n")));
    }
}
