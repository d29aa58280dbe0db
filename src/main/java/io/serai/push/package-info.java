/**
 * What partners push instead of dropping it as a file: one request's body, which becomes a file on the same road. Read {@code Intake}
 * first.
 */
@NullMarked
package io.serai.push;

import org.jspecify.annotations.NullMarked;
