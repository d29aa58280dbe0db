/**
 * Measures the whole road against the same work done by other means. Read {@link io.serai.bench.Bench} first.
 *
 * <p>Every program runs as a process of its own, says {@code READY}, waits for a line, works, and says {@code DONE}; its CPU
 * time between the two and its peak memory are read from the operating system. The destination is a process of its own too.
 */
@NullMarked
package io.serai.bench;

import org.jspecify.annotations.NullMarked;
