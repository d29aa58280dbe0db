package io.serai.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;

/**
 * Where something came from, for people.
 *
 * @param file the name of the checked file
 * @param line the physical line in it, from 1
 */
public record Place(@JsonIgnore long drop, String file, long line) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::drop).thenComparingLong(Place::line);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
