package io.serai.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a declaration says, checked.
 *
 * @param expected when the feed's files are expected; null when the declaration does not say
 */
public record Agreement(Feed feed, @Nullable Expected expected) {}
