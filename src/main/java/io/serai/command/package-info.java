/**
 * What {@code java -jar serai.jar <command>} does: one class for each command, each opening only what it needs of the hub's
 * folder. No web server, no poll, no delivery.
 *
 * <p>Comes in: arguments; goes out: text and an exit code (0 good, 1 findings, 2 unusable or wrong usage). Read {@link
 * io.serai.command.Commands} first.
 */
@NullMarked
package io.serai.command;

import org.jspecify.annotations.NullMarked;
