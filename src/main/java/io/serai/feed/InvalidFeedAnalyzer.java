package io.serai.feed;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells a feed that stopped the start, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidFeedAnalyzer extends AbstractFailureAnalyzer<InvalidFeed> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidFeed cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the feed in its partner file under routes/partners/, then start again. All keys:"
                        + " docs/configuration.md",
                cause);
    }
}
