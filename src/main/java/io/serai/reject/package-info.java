/** What goes back to the partner: receipts and reject files. */
@NullMarked
package io.serai.reject;

import org.jspecify.annotations.NullMarked;
