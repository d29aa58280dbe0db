/**
 * What watches the running hub: whether sources, accounts and store are well, what is counted for alerts, and what an operator
 * has paused. Read {@code SourcesHealth} first.
 */
@NullMarked
package io.serai.watch;

import org.jspecify.annotations.NullMarked;
