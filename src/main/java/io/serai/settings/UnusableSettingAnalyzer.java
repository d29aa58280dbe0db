package io.serai.settings;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells a setting that stopped the start, by its whole name, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusableSettingAnalyzer extends AbstractFailureAnalyzer<UnusableSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSetting cause) {
        BindException binding = innermost(rootFailure);
        String name = binding == null ? cause.setting() : binding.getName() + "." + cause.setting();
        return new FailureAnalysis(
                "Setting " + name + "\n    found:    " + cause.found() + "\n    expected: " + cause.expected(),
                "Change it in application.yaml or in the environment, then start again. All settings: docs/configuration.md",
                cause);
    }

    /** The nearest one names the group of settings that the faulty one is in. */
    private static @org.jspecify.annotations.Nullable BindException innermost(Throwable failure) {
        BindException found = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof BindException binding) {
                found = binding;
            }
        }
        return found;
    }
}
