package io.serai.check;

/** Numbers with their word. */
final class Counted {

    private Counted() {}

    /** {@code 1 record}, {@code 3 records}. */
    static String of(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
