/**
 * What a partner's files mean: one declaration per feed, written in the partner's YAML file.
 *
 * <p>Comes in: the {@code beans:} of a partner file ({@link io.serai.feed.FeedDeclaration}); goes out: a checked, immutable
 * {@link io.serai.feed.Feed}. Read {@code Feed} first.
 */
@NullMarked
package io.serai.feed;

import org.jspecify.annotations.NullMarked;
