package io.serai.rehearse;

import java.util.Set;

/**
 * What is to be rehearsed.
 *
 * @param file the edited file's name, for messages
 * @param text its YAML
 * @param feeds only files of these feeds; empty: of those whose declaration differs, or of all when none does
 * @param dropsMax so many files at most, the newest ones; 1 or more
 * @param examplesMax so many examples of each difference; 0 or more
 * @param showValues whether values that say something of a person are shown
 */
public record Wanted(String file, byte[] text, Set<String> feeds, int dropsMax, int examplesMax, boolean showValues) {

    /** Unless another number is asked for. */
    public static final int DROPS = 20;

    /** Unless another number is asked for. */
    public static final int EXAMPLES = 3;

    public Wanted {
        feeds = Set.copyOf(feeds);
        if (dropsMax < 1 || examplesMax < 0) {
            throw new CannotRehearse("the last " + dropsMax + " files with " + examplesMax
                    + " examples cannot be rehearsed; expected 1 file or more, and 0 examples or more");
        }
    }
}
