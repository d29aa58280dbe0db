/**
 * From bytes to checked rows: charset, framing, header, Bindy, rules.
 *
 * <p>Comes in: an archived file and its feed; goes out: chunks of {@link io.serai.read.BoundRow}s. Read {@link
 * io.serai.read.RowReader} first.
 */
@NullMarked
package io.serai.read;

import org.jspecify.annotations.NullMarked;
