/**
 * Erases one person everywhere: {@link io.serai.forget.Forget}.
 *
 * <p>Comes in: a partner and a customer id; goes out: what was erased, and what somebody still has to do elsewhere. The store's
 * part is {@code state.Forgetting}; kept files lose the person's cells, so that everything else in them can still be proved.
 */
@NullMarked
package io.serai.forget;

import org.jspecify.annotations.NullMarked;
