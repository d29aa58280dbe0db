package io.serai.state;

import io.serai.model.ReceivedFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reception of one file, as the ledger knows it.
 *
 * @param id grows with every drop; shown to partners and operators
 * @param fileTime from the name by the feed's pattern, else the source's modification time
 * @param partitions how many partitions its rows are staged into; fixed when the drop is opened, a power of two
 * @param attempt how many times reading it began, this time included; those that something else stopped do not count
 * @param repeatOf the drop that already applied the same bytes under the same feed; null when this one must be read
 */
public record Drop(
        long id,
        ReceivedFile file,
        Instant fileTime,
        int partitions,
        int attempt,
        @Nullable Long repeatOf) {}
