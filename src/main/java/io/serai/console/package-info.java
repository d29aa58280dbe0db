/** What people see over HTTP: drops, their sums, their rejects. Read {@code DropsApi} first. */
@NullMarked
package io.serai.console;

import org.jspecify.annotations.NullMarked;
