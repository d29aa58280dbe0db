package io.serai.command;

/** The command cannot do its work; the message says what is missing and what to do. The program ends with exit code 2. */
final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotRun(String message) {
        super(message);
    }
}
