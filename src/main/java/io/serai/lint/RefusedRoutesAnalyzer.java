package io.serai.lint;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells what is wrong with the route files, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusedRoutesAnalyzer extends AbstractFailureAnalyzer<RefusedRoutes> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedRoutes cause) {
        return new FailureAnalysis(
                "The route files cannot be used:\n"
                        + String.valueOf(cause.getMessage()).indent(4).stripTrailing(),
                "Correct them, check with: java -jar serai.jar lint, then start again. Keys: docs/configuration.md",
                cause);
    }
}
