/**
 * The whole program in a test's process: the production configuration and routes, a Kiliba sandbox, folders of a test's own.
 *
 * <p>Comes in: partner files and drops; goes out: the ledger, and what the sandbox holds. Read {@link io.serai.hub.Hub} first.
 */
@NullMarked
package io.serai.hub;

import org.jspecify.annotations.NullMarked;
