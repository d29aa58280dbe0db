package io.serai.suggest;

import org.jspecify.annotations.Nullable;

/**
 * What is declared, and why.
 *
 * @param value as it stands in a declaration
 * @param why the evidence in plain words and counts, without a value of a row; empty when there is nothing to say
 * @param choose what the reader has to decide, the alternatives and how; null when the files prove the value
 */
record Guess(String value, String why, @Nullable String choose) {

    static Guess proven(String value, String why) {
        return new Guess(value, why, null);
    }

    static Guess chosen(String value, String why, String choose) {
        return new Guess(value, why, choose);
    }

    /** Such as {@code 3 values are} or {@code 1 value is}. */
    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
