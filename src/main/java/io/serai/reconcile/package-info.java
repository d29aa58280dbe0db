/**
 * Reading back: the destination's list of customers comes in page by page, and is held against what is known here. Read {@code
 * Reconciler} first.
 */
@NullMarked
package io.serai.reconcile;

import org.jspecify.annotations.NullMarked;
