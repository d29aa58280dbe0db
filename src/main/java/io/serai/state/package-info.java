/**
 * The one durable store between receiving and delivering: documents, their parts, and the ledger of drops and requests.
 *
 * <p>Comes in: bound rows of a drop ({@link io.serai.state.Staging}), written document by document in key order; goes out:
 * what is due ({@link io.serai.state.Outbox}). Read {@link io.serai.state.Document} first.
 */
@NullMarked
package io.serai.state;

import org.jspecify.annotations.NullMarked;
