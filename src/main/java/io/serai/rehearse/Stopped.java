package io.serai.rehearse;

/** Whether somebody wants the rehearsal to end: it is asked between steps that take no longer than one partition. */
final class Stopped {

    static final String MESSAGE = "it was stopped before it was finished; nothing was kept";

    private Stopped() {}

    /** @throws CannotRehearse when the thread is interrupted */
    static void check() {
        if (Thread.interrupted()) {
            throw new CannotRehearse(MESSAGE);
        }
    }
}
