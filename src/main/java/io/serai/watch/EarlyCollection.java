package io.serai.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Collects the old part of the heap when {@value #PERCENT} percent of it are in use. The serial collector, which needs the least
 * memory, does so only when it is full, and gives nothing back: the longer a load takes, the nearer the process came to all that
 * it may have, most of it garbage. Java tells of it once when the mark is passed, so what is really in use causes no collecting
 * over and over. Other collectors have marks of their own; with them it does nothing.
 */
@Component
@Profile("!command")
class EarlyCollection implements DisposableBean {

    static final int PERCENT = 60;

    private static final String OLD = "Tenured Gen";
    private static final int WHOLE = 100;

    private final NotificationListener listener = (told, none) -> {
        if (told.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
            System.gc();
        }
    };

    EarlyCollection() {
        old().ifPresent(pool -> {
            pool.setUsageThreshold(pool.getUsage().getMax() / WHOLE * PERCENT);
            memory().addNotificationListener(listener, null, null);
        });
    }

    @Override
    public void destroy() throws ListenerNotFoundException {
        if (old().isPresent()) {
            memory().removeNotificationListener(listener);
        }
    }

    static Optional<MemoryPoolMXBean> old() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals(OLD))
                .findAny();
    }

    private static NotificationEmitter memory() {
        return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    }
}
