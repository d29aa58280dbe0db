package io.serai.suggest;

/** A file of which nothing can be suggested; the message names it, what was found and what was expected. */
public final class CannotSuggest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotSuggest(String message) {
        super(message);
    }
}
