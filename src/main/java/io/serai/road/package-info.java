/**
 * The only package that knows both Camel and the stages: the beans that the routes under {@code routes/} call by name.
 *
 * <p>Comes in: exchanges; goes out: the same exchanges, one stage further. Read {@code routes/} first, then {@link
 * io.serai.road.Drops}, {@link io.serai.road.Rows} and {@link io.serai.road.Answers}.
 */
@NullMarked
package io.serai.road;

import org.jspecify.annotations.NullMarked;
