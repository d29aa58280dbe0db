/** The drops, each against a server of its kind. */
@NullMarked
package io.serai.receive;

import org.jspecify.annotations.NullMarked;
