package io.serai.rehearse;

import io.serai.feed.Feed;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An edited partner file beside the one that it would replace.
 *
 * @param name of the edited file
 * @param replaces the path of the other
 * @param running the feeds of the other as they run, by name
 * @param edited the feeds of the edited file, by name
 */
record EditedFile(String name, String replaces, Map<String, Feed> running, Map<String, Feed> edited) {

    /** Of both, in order. */
    SortedSet<String> feeds() {
        SortedSet<String> names = new TreeSet<>(running.keySet());
        names.addAll(edited.keySet());
        return names;
    }

    String change(String feed) {
        Feed before = running.get(feed);
        Feed after = edited.get(feed);
        if (before == null || after == null) {
            return before == null ? "new" : "gone";
        }
        return before.equals(after) ? "same" : "changed";
    }

    /**
     * The feeds whose files are read.
     *
     * @throws CannotRehearse when one that was asked for is in neither file
     */
    SortedSet<String> chosen(Set<String> asked) {
        for (String feed : asked) {
            if (!feeds().contains(feed)) {
                throw new CannotRehearse("no feed \"" + feed + "\" in " + name + " or " + replaces
                        + "; expected one of " + String.join(", ", feeds()));
            }
        }
        SortedSet<String> chosen = new TreeSet<>(asked);
        if (chosen.isEmpty()) {
            chosen.addAll(feeds());
            chosen.removeIf(feed -> change(feed).equals("same"));
        }
        return chosen.isEmpty() ? feeds() : chosen;
    }
}
