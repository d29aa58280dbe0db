@NullMarked
package io.serai;

import org.jspecify.annotations.NullMarked;
