/** The commands, run as the program runs them. */
@NullMarked
package io.serai.command;

import org.jspecify.annotations.NullMarked;
