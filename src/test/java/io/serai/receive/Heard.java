package io.serai.receive;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What an operator reads in the log while this is open: warnings of the hub and its libraries, and what Serai itself tells. */
final class Heard implements AutoCloseable {
    /** The servers of the tests, which run in this JVM. */
    private static final List<String> SERVERS =
            List.of("org.apache.ftpserver", "org.apache.mina", "org.apache.sshd", "org.gaul", "org.eclipse.jetty");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, @Nullable Level> levels = new HashMap<>();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    /** Serai tells INFO, whatever a hub that ran before in this JVM was told to. */
    Heard() {
        for (String name : List.of("io.serai", "serai")) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            levels.put(logger, logger.getLevel());
            logger.setLevel(Level.INFO);
        }
        events.start();
        root.addAppender(events);
    }

    /** One text per event, beginning with its level; a stack trace shows as a second line. */
    List<String> lines() {
        return List.copyOf(events.list).stream()
                .filter(event -> SERVERS.stream().noneMatch(event.getLoggerName()::startsWith))
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN)
                        || (event.getLevel() == Level.INFO && ours(event.getLoggerName())))
                .map(event -> event.getLevel() + " " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : "\n" + event.getThrowableProxy().getClassName()))
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(events);
        levels.forEach(Logger::setLevel);
    }

    private static boolean ours(String logger) {
        return logger.startsWith("io.serai") || logger.startsWith("serai");
    }
}
