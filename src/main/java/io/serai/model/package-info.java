/**
 * The words of the road, used by every stage: what a row becomes, what it is called, how it ends.
 *
 * <p>Comes in: nothing; goes out: vocabulary. Read {@link io.serai.model.DocumentKey} first, then {@link
 * io.serai.model.Outcome}.
 */
@NullMarked
package io.serai.model;

import org.jspecify.annotations.NullMarked;
