/**
 * Shows that nothing is lost: {@link io.serai.proof.Proof} checks the whole store against itself and against the kept files,
 * {@link io.serai.proof.Trace} tells everything that happened to one customer or ticket. Both only read.
 *
 * <p>Comes in: the store, the archive, the feeds; goes out: gaps as sentences, and histories. Read {@code Proof} first.
 */
@NullMarked
package io.serai.proof;

import org.jspecify.annotations.NullMarked;
