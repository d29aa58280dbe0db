package io.serai.cases;

/** A test file cannot be used; the message names the file, the line, what was found and what was expected. */
public final class InvalidCase extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidCase(String place, String found, String expected) {
        super(place + ": found " + found + "; expected " + expected);
    }
}
