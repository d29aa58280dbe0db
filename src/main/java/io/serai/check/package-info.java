/**
 * A partner's file before it is sent: what the hub would make of it, found out by the hub's own reading, state and assembling
 * on a store that is thrown away.
 *
 * <p>Comes in: files with their feeds; goes out: outcomes, reasons, the items as they would be sent. Read {@link
 * io.serai.check.FileCheck} first.
 */
@NullMarked
package io.serai.check;

import org.jspecify.annotations.NullMarked;
