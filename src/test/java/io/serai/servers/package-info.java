/** Embedded servers that stand in for a retailer's drop, for the drop contract and the demo. */
@NullMarked
package io.serai.servers;

import org.jspecify.annotations.NullMarked;
