package io.serai.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.state.HistoryLoads.Load;
import io.serai.state.Ledger.AccountSummary;
import org.jspecify.annotations.Nullable;

/**
 * What one account got of an entity, waits for, and refused.
 *
 * @param history how far its history loads are; null when none is due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        @JsonUnwrapped AccountSummary sums, @Nullable Load history) {}
