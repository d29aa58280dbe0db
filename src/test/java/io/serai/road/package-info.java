@NullMarked
package io.serai.road;

import org.jspecify.annotations.NullMarked;
