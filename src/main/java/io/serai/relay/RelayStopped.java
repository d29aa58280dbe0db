package io.serai.relay;

/** This try ends here, and what it means is noted already: the route takes no further step of it. */
public final class RelayStopped extends Exception {

    private static final long serialVersionUID = 1;

    RelayStopped(String why) {
        super(why);
    }
}
