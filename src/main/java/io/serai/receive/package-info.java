/** Complete files only, archived and known by their bytes. */
@NullMarked
package io.serai.receive;

import org.jspecify.annotations.NullMarked;
