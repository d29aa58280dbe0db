/**
 * A Kiliba of our own, for the demo and the tests: enforces the contract and keeps what it accepted.
 *
 * <p>Comes in: HTTP requests; goes out: answers, and the state to compare with. Read {@link io.serai.sandbox.KilibaSandbox}
 * first.
 */
@NullMarked
package io.serai.sandbox;

import org.jspecify.annotations.NullMarked;
