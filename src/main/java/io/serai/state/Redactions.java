package io.serai.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was erased from kept files. There are few: a handful for each person that was forgotten. */
public final class Redactions {

    private final Map<String, String> hashes = new HashMap<>();
    private final Map<Long, Redaction> byDrop = new HashMap<>();

    Redactions(JdbcTemplate jdbc) {
        jdbc.query(
                "select r.*, d.archived from redaction r join drop_ledger d on d.id = r.drop_id order by r.redacted_at",
                row -> {
                    hashes.put(row.getString("archived"), row.getString("sha256"));
                    byDrop.put(row.getLong("drop_id"), new Redaction(row.getLong("cleared"), row.getLong("rejected")));
                });
    }

    /**
     * What one drop's rows lost.
     *
     * @param cleared rows that are blank now
     * @param rejected those of them that had been rejected
     */
    public record Redaction(long cleared, long rejected) {
        static final Redaction NONE = new Redaction(0, 0);
    }

    /** The SHA-256 of a kept file as it is now; null when nothing was erased from it. */
    public @Nullable String hashOf(String archived) {
        return hashes.get(archived);
    }

    public Redaction of(long drop) {
        return byDrop.getOrDefault(drop, Redaction.NONE);
    }

    Map<String, String> hashes() {
        return hashes;
    }
}
