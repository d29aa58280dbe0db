/** The repairs of operators, end to end: hub, drops, destination, console and commands. */
@NullMarked
package io.serai.replay;

import org.jspecify.annotations.NullMarked;
