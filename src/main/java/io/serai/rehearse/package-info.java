/**
 * An edited partner file before it goes live: what it would make of files that came already, beside what the running one makes of
 * them.
 *
 * <p>Comes in: the edited text, the archived files, and documents as they were without these files; goes out: what differs in
 * rows, rejects and items. Read {@link io.serai.rehearse.Rehearsal} first.
 */
@NullMarked
package io.serai.rehearse;

import org.jspecify.annotations.NullMarked;
