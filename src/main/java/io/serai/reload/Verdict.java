package io.serai.reload;

import io.serai.lint.Finding;
import io.serai.reload.FileState.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was decided about the files of one look. A file that is in none of the groups is as it was. */
final class Verdict {

    final Map<Path, List<Finding>> refused = new LinkedHashMap<>();
    final Map<Path, List<Finding>> stopped = new LinkedHashMap<>();
    final Map<Path, List<Finding>> later = new LinkedHashMap<>();
    final Set<Path> waiting = new TreeSet<>();
    final Set<Path> swapped = new TreeSet<>();

    /** The files that something was decided about, other than to exchange them. */
    Set<Path> files() {
        Set<Path> files = new TreeSet<>(waiting);
        List.of(refused, stopped, later).forEach(some -> files.addAll(some.keySet()));
        return files;
    }

    /**
     * How the file stands now.
     *
     * @param running what runs of it; null when nothing does
     * @param together findings that several files share
     * @param routes the ids of its routes
     */
    FileState state(Path file, @Nullable Version running, List<Finding> together, List<String> routes) {
        Status status;
        List<Finding> findings = new ArrayList<>();
        if (stopped.containsKey(file)) {
            status = Status.STOPPED;
            findings.addAll(stopped.get(file));
        } else if (refused.containsKey(file)) {
            status = Status.REFUSED;
            findings.addAll(refused.get(file));
        } else if (later.containsKey(file)) {
            status = Status.RESTART_NEEDED;
            findings.addAll(later.get(file));
        } else {
            status = waiting.contains(file) ? Status.WAITING : Status.RUNNING;
            findings.addAll(running == null ? List.of() : running.findings());
            together.stream()
                    .filter(finding -> finding.file().equals(file.toString()))
                    .forEach(findings::add);
        }
        return new FileState(file.toString(), status, Instant.now(), List.copyOf(findings), routes);
    }
}
