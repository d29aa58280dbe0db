package io.serai.state;

/** The outcomes of a drop do not add up to its records; the message says how. A defect in Serai: nothing is lost by it. */
public final class SumsOpen extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SumsOpen(String message) {
        super(message);
    }
}
