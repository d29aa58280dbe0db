package io.serai.deliver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.model.Entity;
import java.util.List;

/** The counters of delivery. */
record Tally(MeterRegistry meters) {

    private static final List<String> RESULTS = List.of("delivered", "unchanged", "refused");
    private static final List<String> ALARMS = List.of(
            "accepted-short",
            "unknown-status",
            "unreadable-answer",
            "locked-out",
            "canary-refused",
            "email-locked-out",
            "reconcile-failed");

    /** Makes the counters of an account begin at 0: a counter that appears with its first event hides that event. */
    void expect(String account) {
        for (Entity entity : Entity.sent()) {
            RESULTS.forEach(result -> items(account, entity, result, 0));
        }
        ALARMS.forEach(alarm -> counter(account, alarm));
    }

    void request(String account, Entity entity, String status) {
        meters.counter("serai.requests", "account", account, "entity", entity.word(), "status", status)
                .increment();
    }

    /** @param result delivered, unchanged (delivered without a request) or refused */
    void items(String account, Entity entity, String result, int count) {
        meters.counter("serai.items", "account", account, "entity", entity.word(), "result", result)
                .increment(count);
    }

    /** Somebody must look: accepted-short, unknown-status, unreadable-answer, locked-out, canary-refused; others for themselves. */
    void alarm(String account, String alarm) {
        counter(account, alarm).increment();
    }

    private Counter counter(String account, String alarm) {
        return meters.counter("serai.alarms", "account", account, "alarm", alarm);
    }
}
