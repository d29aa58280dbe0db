package io.serai.reload;

import io.serai.feed.Agreement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Exchanges the routes and feeds of some files. The old ones finish what is in their hands first; when the new ones cannot be
 * started after all, the old ones are started again.
 */
final class Swap {

    private final LiveRoutes routes;
    private final LiveFeeds feeds;
    private final Set<Path> paused = new LinkedHashSet<>();

    Swap(LiveRoutes routes, LiveFeeds feeds) {
        this.routes = routes;
        this.feeds = feeds;
    }

    /** The new routes could not be started, though they could beside the hub. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Path file;
        private final transient Map<Path, String> stopped = new LinkedHashMap<>();

        Failed(Path file, Exception cause) {
            super(Trial.reason(cause), cause);
            this.file = file;
        }

        Path file() {
            return file;
        }

        /** Files whose old routes could not be started again either, with why. */
        Map<Path, String> stopped() {
            return stopped;
        }
    }

    /** Has these files take nothing new, and all others go on; whether nothing of these is in hand any longer. */
    boolean isReady(Set<Path> changed) {
        paused.stream().filter(file -> !changed.contains(file)).forEach(routes::resume);
        paused.retainAll(changed);
        changed.forEach(routes::pause);
        paused.addAll(changed);
        return changed.stream().allMatch(routes::isIdle);
    }

    /**
     * Exchanges the files, of which nothing is in hand.
     *
     * @throws Failed when the old routes run again, or all but {@link Failed#stopped} of them
     */
    void exchange(Map<Path, Version> running, Map<Path, Version> wanted, Set<Path> changed) throws Failed {
        paused.clear();
        List<Path> removed = new ArrayList<>();
        Path at = null;
        try {
            for (Path file : changed) {
                at = file;
                removed.add(file);
                routes.remove(file);
            }
            feeds.replace(declared(running, changed).keySet(), declared(wanted, changed));
            for (Path file : changed) {
                at = file;
                add(file, wanted);
            }
        } catch (Exception e) {
            Failed failed = new Failed(at == null ? Path.of("") : at, e);
            restore(running, wanted, changed, removed, failed);
            throw failed;
        }
    }

    private void restore(
            Map<Path, Version> running,
            Map<Path, Version> wanted,
            Set<Path> changed,
            List<Path> removed,
            Failed failed) {
        feeds.replace(declared(wanted, changed).keySet(), declared(running, changed));
        for (Path file : changed) {
            try {
                if (removed.contains(file)) {
                    routes.remove(file);
                    add(file, running);
                } else {
                    routes.resume(file);
                }
            } catch (Exception e) {
                failed.stopped().put(file, Trial.reason(e));
            }
        }
    }

    private void add(Path file, Map<Path, Version> versions) throws Exception {
        Version version = versions.get(file);
        if (version != null) {
            routes.add(file, version.text());
        }
    }

    private static Map<String, Agreement> declared(Map<Path, Version> versions, Set<Path> files) {
        Map<String, Agreement> declared = new LinkedHashMap<>();
        for (Path file : files) {
            Version version = versions.get(file);
            if (version != null) {
                declared.putAll(version.feeds());
            }
        }
        return declared;
    }
}
