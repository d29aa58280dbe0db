package io.serai.rehearse;

import io.serai.check.Counted;
import io.serai.rehearse.Rehearsed.FileResult;
import io.serai.rehearse.Rehearsed.ItemsResult;
import io.serai.rehearse.Rehearsed.Rejects;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a rehearsal comes to, in a sentence. */
record Summary(boolean differs, String text) {

    static Summary of(List<FileResult> files, List<ItemsResult> items) {
        List<String> said = new ArrayList<>();
        for (ItemsResult one : items) {
            String many = one.entity() + "s";
            say(said, one.changed(), one.entity(), many, "with other values");
            say(said, one.added(), one.entity(), many, "more");
            say(said, one.gone(), one.entity(), many, "less");
            long others = one.compared() - one.same() - one.changed() - one.added() - one.gone();
            say(said, others, one.entity(), many, "held or refused otherwise");
        }
        say(said, rows(files, FileResult::newRejects), "row", "rows", "newly rejected");
        say(said, rows(files, FileResult::goneRejects), "row", "rows", "no longer rejected");
        say(said, rows(files, FileResult::otherRejects), "row", "rows", "rejected for another reason");
        long others = files.stream()
                .filter(file -> !file.running().result().equals(file.edited().result()))
                .count();
        say(said, others, "file", "files", "ending otherwise");
        boolean differs = !said.isEmpty() || files.stream().anyMatch(FileResult::differs);
        String read = Counted.of(files.size(), "file") + " read twice: ";
        if (!differs) {
            return new Summary(false, read + "no difference");
        }
        return new Summary(true, read + (said.isEmpty() ? "only outcomes of rows differ" : String.join(", ", said)));
    }

    private static long rows(List<FileResult> files, Function<FileResult, List<Rejects>> which) {
        return files.stream()
                .flatMap(file -> which.apply(file).stream())
                .mapToLong(Rejects::rows)
                .sum();
    }

    private static void say(List<String> said, long count, String one, String many, String what) {
        if (count > 0) {
            said.add(count + " " + (count == 1 ? one : many) + " " + what);
        }
    }
}
