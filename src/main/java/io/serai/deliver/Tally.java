package io.serai.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.model.Entity;

/** The counters of delivery. */
record Tally(MeterRegistry meters) {

    void request(String account, Entity entity, String status) {
        meters.counter("serai.requests", "account", account, "entity", entity.word(), "status", status)
                .increment();
    }

    /** @param result delivered, unchanged (delivered without a request) or refused */
    void items(String account, Entity entity, String result, int count) {
        meters.counter("serai.items", "account", account, "entity", entity.word(), "result", result)
                .increment(count);
    }

    /** Somebody must look: accepted-short, unknown-status, unreadable-answer, locked-out, canary-refused. */
    void alarm(String account, String alarm) {
        meters.counter("serai.alarms", "account", account, "alarm", alarm).increment();
    }
}
