/**
 * One paced lane per account: send, understand the answer, isolate the culprit.
 *
 * <p>Comes in: what is due ({@link io.serai.state.Outbox}); goes out: requests and the outcome of each item. The flow itself is
 * {@code routes/40-deliver.camel.yaml}. Read {@link io.serai.deliver.Lane} first.
 */
@NullMarked
package io.serai.deliver;

import org.jspecify.annotations.NullMarked;
