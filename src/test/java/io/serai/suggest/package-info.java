/** What is suggested from files of many shapes, held against the hub's own loading and reading. */
@NullMarked
package io.serai.suggest;

import org.jspecify.annotations.NullMarked;
