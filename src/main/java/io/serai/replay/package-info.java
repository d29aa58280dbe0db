/**
 * What operators repair: dead letters that are shown, edited, sent again or set aside, and archived files that are read again.
 *
 * <p>Comes in: an operator's wish with its reason; goes out: drops that take the same road as files ({@code
 * routes/90-replay.camel.yaml}), and audit entries. Read {@link io.serai.replay.LetterDesk} first.
 */
@NullMarked
package io.serai.replay;

import org.jspecify.annotations.NullMarked;
