package io.serai.state;

import io.serai.servers.PostgresServer;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips properties, and says why, on a machine without PostgreSQL. */
final class NeedsPostgres implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return PostgresServer.shared().isPresent() ? SkipResult.doNotSkip() : SkipResult.skip(PostgresServer.WHY_NOT);
    }
}
