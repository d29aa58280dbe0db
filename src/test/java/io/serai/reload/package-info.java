/** Edits of route files, chosen and exchanged. Read {@link io.serai.reload.ChoiceTest} first. */
@NullMarked
package io.serai.reload;

import org.jspecify.annotations.NullMarked;
