/** One paced lane per account: send, understand the answer, isolate the culprit. */
@NullMarked
package io.serai.deliver;

import org.jspecify.annotations.NullMarked;
