package io.serai.state;

/** What an operator asked for is not done: the message says what was found, what was expected, and what to do. */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
