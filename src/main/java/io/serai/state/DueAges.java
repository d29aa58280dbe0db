package io.serai.state;

import io.serai.model.Entity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** How much waits to be sent, and since when. Each answer goes through all that is due, in the table's order. */
public final class DueAges {

    private final JdbcTemplate jdbc;

    DueAges(Database database) {
        this.jdbc = database.jdbc();
    }

    /**
     * What waits.
     *
     * @param oldest when the one that waits longest became due, or was changed last; null when nothing waits
     */
    public record Due(long count, @Nullable Instant oldest) {}

    public Due of(String account, Entity entity) {
        Due due = jdbc.queryForObject(
                "select count(*), min(changed_at) from document where account = ? and entity = ? and state = 'due'",
                (row, n) -> {
                    long count = row.getLong(1);
                    return new Due(count, count == 0 ? null : Database.time(row.getLong(2)));
                },
                account,
                entity.word());
        return Objects.requireNonNull(due);
    }
}
