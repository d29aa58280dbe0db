package io.serai.reload;

import io.serai.feed.Agreement;
import io.serai.lint.Lint;
import io.serai.lint.RouteFolder;
import io.serai.settings.HubSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Takes saved route files while the hub runs, as many of them as can be taken; the others are told and change nothing. */
@Component
@Profile("!command")
public class Reload {

    private static final Logger LOG = LoggerFactory.getLogger("serai.routes");
    private static final Duration DRAIN_LOOK = Duration.ofMillis(50);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private final HubSettings.Routes settings;
    private final Lint lint;
    private final LiveFeeds feeds;
    private final StartLint start;
    private final RouteStates states;
    private final FolderLook folder;
    private final CamelContext camel;
    private final Environment environment;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "serai-routes"));

    private @Nullable Takeover takeover;
    private Map<Path, Version> wanted = new TreeMap<>();
    private boolean saved;
    private boolean unfinished;
    private boolean draining;
    private @Nullable String trouble;

    Reload(
            HubSettings settings,
            CamelContext camel,
            Environment environment,
            RouteFolder folder,
            Lint lint,
            LiveFeeds feeds,
            StartLint start,
            RouteStates states) {
        this.settings = settings.routes();
        this.lint = lint;
        this.feeds = feeds;
        this.start = start;
        this.states = states;
        this.folder = new FolderLook(folder);
        this.camel = camel;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Map<Path, Version> running = new TreeMap<>(start.loaded());
        running.values().forEach(version -> version.tried(feeds(version)));
        wanted = new TreeMap<>(running);
        LiveRoutes routes = new LiveRoutes(camel);
        takeover = new Takeover(lint, new Trial(camel, environment), routes, new Swap(routes, feeds), states, running);
        if (settings.reload() && !thread.isShutdown()) {
            long period = settings.reloadPeriod().toMillis();
            Future<?> unused = thread.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
        }
    }

    /** A swap that has begun is finished. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void end() throws InterruptedException {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.shutdown();
        if (!thread.awaitTermination(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("a reload of routes did not end within {}", STOP_MAX);
        }
    }

    private Map<String, Agreement> feeds(Version version) {
        Map<String, Agreement> declared = new LinkedHashMap<>();
        version.parsed().feedNames().forEach(name -> declared.put(name, feeds.agreement(name)));
        return declared;
    }

    /** What must not end the looking is told once. */
    private void look() {
        try {
            FolderLook.Seen seen = folder.look();
            Map<Path, Version> now = now(seen);
            boolean settled = seen.unsettled().isEmpty();
            if (unfinished || (saved && settled) || !now.equals(wanted)) {
                wanted = now;
                saved = false;
                reach();
            }
            saved |= !settled;
            trouble = null;
        } catch (IOException | RuntimeException e) {
            String text = Trial.reason(e);
            if (!text.equals(trouble)) {
                LOG.warn("looking for changed route files: {}; tried again", text, e);
            }
            trouble = text;
        }
    }

    /** Looks more often at what is in hand than at the folder, so that drops pause no longer than they must. */
    private void reach() {
        Verdict verdict = Objects.requireNonNull(takeover).reach(wanted);
        unfinished = !verdict.waiting.isEmpty() || !verdict.stopped.isEmpty();
        if (!verdict.waiting.isEmpty() && !draining && !thread.isShutdown()) {
            draining = true;
            Future<?> unused = thread.schedule(this::drain, DRAIN_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void drain() {
        draining = false;
        if (unfinished) {
            reach();
        }
    }

    /** What the folder says, as versions that are already known where the text is. */
    private Map<Path, Version> now(FolderLook.Seen seen) {
        Map<Path, Version> now = new TreeMap<>();
        seen.files().forEach((file, text) -> now.put(file, version(file, text)));
        for (Path file : seen.unsettled()) {
            Version last = wanted.get(file);
            if (last != null) {
                now.put(file, last);
            }
        }
        return now;
    }

    private Version version(Path file, byte[] text) {
        Version running = Objects.requireNonNull(takeover).running(file);
        if (running != null && running.says(text)) {
            return running;
        }
        Version last = wanted.get(file);
        if (last != null && last.says(text)) {
            return last;
        }
        return new Version(file, text, lint);
    }
}
