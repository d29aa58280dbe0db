@NullMarked
package io.serai.console.page;

import org.jspecify.annotations.NullMarked;
