/**
 * What must hold when things break: the packaged program as a process, killed and restarted, with faults on every line that it
 * talks over. The verdict is always the sums and the destination's final state.
 *
 * <p>Comes in: seeded partners and faults; goes out: what does not hold. Read {@link io.serai.reliability.CrashIT} first.
 */
@NullMarked
package io.serai.reliability;

import org.jspecify.annotations.NullMarked;
