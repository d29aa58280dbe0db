package io.serai.state;

/**
 * Who acts on the store, and why.
 *
 * @param who the login name, or the user of the operating system who gave a command
 * @param why in their words; never empty, at most {@value #WHY_CHARS_MAX} characters
 */
public record Operator(String who, String why) {

    static final int WHY_CHARS_MAX = 500;

    public Operator {
        if (who.isBlank()) {
            throw new Refusal("who acts is not known; expected a login or a user name");
        }
        why = why.strip();
        if (why.isEmpty()) {
            throw new Refusal("why: found nothing; expected the reason in your words, it is kept in the audit");
        }
        if (why.length() > WHY_CHARS_MAX) {
            throw new Refusal("why: found " + why.length() + " characters; expected at most " + WHY_CHARS_MAX);
        }
    }
}
