/**
 * What people see over HTTP: the API, who may use it, and in {@code page} the console page. Read {@code DropsApi} first.
 */
@NullMarked
package io.serai.console;

import org.jspecify.annotations.NullMarked;
