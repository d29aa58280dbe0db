package io.serai.state;

import io.serai.feed.Feed;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which earlier drops read the same bytes under another declaration of the same feed. What a later reading says of a row wins
 * over what an earlier one made of it: it is the same row, and the declaration was corrected in between.
 */
record Rereading(JdbcTemplate jdbc) {

    Set<Long> of(Drop drop, Feed feed) {
        Set<Long> drops = new HashSet<>(jdbc.queryForList(
                """
                select id from drop_ledger
                where partner = ? and feed = ? and sha256 = ? and declaration <> ? and id < ?""",
                Long.class,
                drop.file().partner(),
                feed.name(),
                drop.file().sha256(),
                feed.fingerprint(),
                drop.id()));
        // a crash may have left it half applied under another declaration
        drops.add(drop.id());
        return drops;
    }
}
