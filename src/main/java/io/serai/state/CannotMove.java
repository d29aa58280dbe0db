package io.serai.state;

/** The store cannot be moved there; the message says what was found, what was expected and what to do. Nothing was changed. */
public final class CannotMove extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotMove(String message) {
        super(message);
    }
}
