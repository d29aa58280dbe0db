package io.serai.cases;

/**
 * Where what was found is not what was expected.
 *
 * @param place such as {@code orders M01-1201 / amount}
 * @param expected as it stands in the test file, or {@code nothing}
 * @param found as it was found, or {@code nothing}
 */
public record Difference(String place, String expected, String found) {

    static final String NOTHING = "nothing";
}
