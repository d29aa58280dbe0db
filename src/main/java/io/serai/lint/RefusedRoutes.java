package io.serai.lint;

import java.util.List;
import java.util.stream.Collectors;

/** The route files cannot be used as they are; the message has a line for each error. */
public class RefusedRoutes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param errors in the order of file and line; at least one */
    public RefusedRoutes(List<Finding> errors) {
        super(errors.stream().map(Finding::text).collect(Collectors.joining("\n")));
    }
}
