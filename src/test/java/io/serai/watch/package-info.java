/** What watches the hub from inside. */
@NullMarked
package io.serai.watch;

import org.jspecify.annotations.NullMarked;
