package io.serai.model;

import java.util.Arrays;
import java.util.Optional;

/** Which of an account's two lanes the items of a drop take. The order is that of sending. */
public enum DropLane {
    /** What happens day by day: goes first. */
    DAILY("daily", 0),
    /** A load of years: goes on while nothing daily is due, and gets a small share of the requests while something is. */
    HISTORY("history", 1);

    private final String word;
    private final int number;

    DropLane(String word, int number) {
        this.word = word;
        this.number = number;
    }

    /** As the parameter {@code lane} of a drop says it. */
    public String word() {
        return word;
    }

    /** As the store keeps it: the smaller goes first. */
    public int number() {
        return number;
    }

    /**
     * The lane that the store keeps under this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static DropLane of(int number) {
        return switch (number) {
            case 0 -> DAILY;
            case 1 -> HISTORY;
            default -> throw new IllegalArgumentException("lane " + number + "; expected 0 or 1");
        };
    }

    /** The lane of this word; empty when there is none. */
    public static Optional<DropLane> find(String word) {
        return Arrays.stream(values()).filter(lane -> lane.word().equals(word)).findFirst();
    }

    /**
     * The lane of this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static DropLane of(String word) {
        return find(word)
                .orElseThrow(() -> new IllegalArgumentException("lane \"" + word + "\"; expected daily or history"));
    }
}
