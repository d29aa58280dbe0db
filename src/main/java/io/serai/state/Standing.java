package io.serai.state;

import io.serai.model.DropLane;

/**
 * In which queue of its account a document stands while it is to be sent. It says nothing once it is delivered or refused.
 *
 * @param canary the canary that it waits for; 0: none
 */
record Standing(DropLane lane, long canary) {

    static final Standing FIRST = new Standing(DropLane.DAILY, 0);
}
