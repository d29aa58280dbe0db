/**
 * The same work by other means, each as its competent user would write it: read both files, join tickets with their lines, post
 * orders a thousand at a time. None checks rows, keeps state over a restart, notices what is unchanged or answers the partner.
 */
@NullMarked
package io.serai.bench.baseline;

import org.jspecify.annotations.NullMarked;
