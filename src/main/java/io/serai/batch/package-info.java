/**
 * Whole items into bounded requests: at most so many items and so many bytes, deterministic to the byte.
 *
 * <p>Comes in: assembled items; goes out: {@link io.serai.batch.Batch}es. Read {@code Batches} first.
 */
@NullMarked
package io.serai.batch;

import org.jspecify.annotations.NullMarked;
