/**
 * Passes files on as they are, to a destination that reads them itself: opens an upload session, sends the bytes to the address that
 * it names, says that they are there, and follows what becomes of them.
 *
 * <p>Comes in: files that are due ({@link io.serai.state.Relays}); goes out: requests, and what the destination says. The flow itself
 * is {@code routes/50-relay.camel.yaml}. Read {@link io.serai.relay.RelayReplies} first.
 */
@NullMarked
package io.serai.relay;

import org.jspecify.annotations.NullMarked;
