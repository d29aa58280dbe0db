/**
 * What is different about a file's header: which columns vanished, appeared or moved against the last good file of its feed, and
 * which new column probably is the old one, with evidence from names and values. No value of a row is kept or told.
 *
 * <p>Comes in: a header, the first rows of its file, and what is remembered of the last good one ({@link
 * io.serai.drift.SeenHeader}); goes out: a {@link io.serai.drift.HeaderDrift}. Read {@link io.serai.drift.HeaderDrift} first.
 */
@NullMarked
package io.serai.drift;

import org.jspecify.annotations.NullMarked;
