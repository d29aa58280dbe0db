package io.serai.reload;

import io.serai.lint.Finding;
import io.serai.lint.Lint;
import io.serai.lint.RouteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of several changes can be taken: as many as there are that leave the files together without an error.
 *
 * @param taken the changed files that are taken; a removal is a change too
 * @param refused the others, each with why
 */
record Choice(Set<Path> taken, Map<Path, List<Finding>> refused) {

    /**
     * @param running what runs
     * @param wanted what the folder says; a file that is absent here is to be stopped
     * @param own errors of a wanted file that no other file can mend
     * @param last files that were refused before: they do not get a name that is free only because its owner's file is renamed
     */
    static Choice of(
            Map<Path, Version> running,
            Map<Path, Version> wanted,
            Map<Path, List<Finding>> own,
            Set<Path> last,
            Lint lint) {
        Set<Path> open = new TreeSet<>(running.keySet());
        open.addAll(wanted.keySet());
        open.removeIf(file -> own.containsKey(file) || isSame(running.get(file), wanted.get(file)));
        if (errors(running, wanted, open, lint).isEmpty()) {
            return new Choice(open, own);
        }
        List<Path> inTurn = new ArrayList<>(open);
        inTurn.sort(Comparator.comparing(last::contains));
        return oneByOne(running, wanted, own, lint, inTurn);
    }

    /** Goes round until nothing more can be taken, since one change may make room for another: a file that is renamed. */
    private static Choice oneByOne(
            Map<Path, Version> running,
            Map<Path, Version> wanted,
            Map<Path, List<Finding>> own,
            Lint lint,
            List<Path> open) {
        Set<Path> taken = new TreeSet<>();
        Map<Path, List<Finding>> refused = new LinkedHashMap<>();
        Path next;
        do {
            next = null;
            for (Path file : open) {
                if (next == null && !taken.contains(file)) {
                    Set<Path> with = new TreeSet<>(taken);
                    with.add(file);
                    List<Finding> errors = errors(running, wanted, with, lint);
                    refused.put(file, errors);
                    next = errors.isEmpty() ? file : null;
                }
            }
            if (next != null) {
                taken.add(next);
            }
        } while (next != null);
        refused.keySet().removeAll(taken);
        refused.putAll(own);
        return new Choice(taken, refused);
    }

    private static List<Finding> errors(
            Map<Path, Version> running, Map<Path, Version> wanted, Set<Path> changed, Lint lint) {
        return lint.together(files(world(running, wanted, changed).values())).stream()
                .filter(Finding::isError)
                .toList();
    }

    /** What would run with these changes. */
    static Map<Path, Version> world(Map<Path, Version> running, Map<Path, Version> wanted, Set<Path> changed) {
        Map<Path, Version> world = new TreeMap<>(running);
        for (Path file : changed) {
            Version version = wanted.get(file);
            if (version == null) {
                world.remove(file);
            } else {
                world.put(file, version);
            }
        }
        return world;
    }

    private static Collection<RouteFile> files(Collection<Version> versions) {
        List<RouteFile> files = new ArrayList<>();
        versions.forEach(version -> files.add(version.parsed()));
        return files;
    }

    static boolean isSame(@Nullable Version one, @Nullable Version other) {
        return one == null ? other == null : other != null && one.says(other.text());
    }
}
