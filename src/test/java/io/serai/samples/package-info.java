/**
 * The drops of three made-up partners, and what must become of them.
 *
 * <p>Comes in: the files under {@code samples/}; goes out: their bytes as they are dropped, and the expectation that {@code
 * src/test/python/expected.py} computed apart from the hub. Read {@link io.serai.samples.Sample} first.
 */
@NullMarked
package io.serai.samples;

import org.jspecify.annotations.NullMarked;
