package io.serai.console.page;

import java.util.List;

/**
 * A part of the hub that knows of things that somebody must act on. Each bean of this type is asked whenever the overview is
 * shown, every few seconds at most: it answers from memory or by one bounded query.
 */
public interface NeedsSomebody {

    /** What somebody must act on now; empty when all is well. */
    List<Need> now();
}
