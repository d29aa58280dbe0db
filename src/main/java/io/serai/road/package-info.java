/** The only package that knows both Camel and the stages: binds routes to beans. */
@NullMarked
package io.serai.road;

import org.jspecify.annotations.NullMarked;
