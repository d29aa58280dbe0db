/** Delivery against a stub destination, with a store in memory. */
@NullMarked
package io.serai.deliver;

import org.jspecify.annotations.NullMarked;
