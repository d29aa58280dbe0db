/**
 * A document becomes the destination's item, or is held, or cannot be sent.
 *
 * <p>Comes in: {@link io.serai.state.Document}s; goes out: {@link io.serai.assemble.Assembled}. Read {@code Assembler} first.
 */
@NullMarked
package io.serai.assemble;

import org.jspecify.annotations.NullMarked;
