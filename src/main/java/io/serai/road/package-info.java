/**
 * The only package that knows both Camel and the stages: the beans that the routes under {@code routes/} call by name.
 *
 * <p>Comes in: exchanges; goes out: the same exchanges, one stage further. Read {@code routes/} first, then {@link
 * io.serai.road.Drops}.
 */
@NullMarked
package io.serai.road;

import org.jspecify.annotations.NullMarked;
