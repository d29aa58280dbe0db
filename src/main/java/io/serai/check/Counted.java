package io.serai.check;

/** Numbers with their word. */
public final class Counted {

    private Counted() {}

    /** {@code 1 record}, {@code 3 records}. */
    public static String of(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
