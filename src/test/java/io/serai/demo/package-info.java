/**
 * The hub's main job on one machine, with everything it talks to in the same process.
 *
 * <p>Comes in: the samples; goes out: tables on the screen, and whether all sums hold. Read {@link io.serai.demo.Demo} first.
 */
@NullMarked
package io.serai.demo;

import org.jspecify.annotations.NullMarked;
