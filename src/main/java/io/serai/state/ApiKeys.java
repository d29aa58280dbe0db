package io.serai.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Partners' keys: {@code serai_<id>_<secret>}, of which the store keeps the id and a hash. */
public final class ApiKeys {

    /** A key may live this long at most. */
    public static final Duration LIFE_MAX = Duration.ofDays(3 * 366);

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final Pattern KEY = Pattern.compile("serai_([0-9a-f]{12})_[A-Za-z0-9_-]{43}");
    /** Compared with when there is no such key, so that a guess always costs the same. */
    private static final String NO_HASH = "0".repeat(64);

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    ApiKeys(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A key as it may be shown.
     *
     * @param revokedAt null while it is not revoked
     */
    public record ApiKey(
            String id,
            String partner,
            String madeBy,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {

        public boolean usable(Instant now) {
            return revokedAt == null && now.isBefore(expiresAt);
        }
    }

    /** A new key and its text, which nobody can tell again. */
    public record Made(ApiKey key, String text) {}

    /**
     * Makes a key.
     *
     * @throws Refusal when it would live too long, or the partner's name cannot be one
     */
    public Made create(String partner, Duration life, Operator operator) {
        if (!partner.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new Refusal("partner: found \"" + partner + "\"; expected a partner's name as in its file");
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LIFE_MAX) > 0) {
            throw new Refusal("days: found " + life.toDays() + "; expected 1 to " + LIFE_MAX.toDays());
        }
        SecureRandom random = new SecureRandom();
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String name = HexFormat.of().formatHex(id);
        String text =
                "serai_" + name + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = Database.time(Database.micros(clock.instant()));
        ApiKey key = new ApiKey(name, partner, operator.who(), now, now.plus(life), null);
        return database.write(() -> {
            jdbc.update(
                    "insert into api_key (id, partner, hash, made_by, made_at, expires_at) values (?, ?, ?, ?, ?, ?)",
                    name,
                    partner,
                    sha256(text),
                    operator.who(),
                    Database.micros(now),
                    Database.micros(key.expiresAt()));
            audit.onPartner(operator, "api-key-create", partner, "key " + name + ", valid until " + key.expiresAt());
            return new Made(key, text);
        });
    }

    /** Newest first; all partners' when none is given. */
    public List<ApiKey> list(@Nullable String partner) {
        return partner == null
                ? jdbc.query("select * from api_key order by made_at desc", (row, n) -> key(row))
                : jdbc.query(
                        "select * from api_key where partner = ? order by made_at desc", (row, n) -> key(row), partner);
    }

    /**
     * Ends a key at once.
     *
     * @throws Refusal when there is none with this id that is not revoked
     */
    public ApiKey revoke(String id, Operator operator) {
        return database.write(() -> {
            int revoked = jdbc.update(
                    "update api_key set revoked_at = ? where id = ? and revoked_at is null",
                    Database.micros(clock.instant()),
                    id);
            if (revoked == 0) {
                throw new Refusal(
                        "key: found no key " + id + " that is in use; expected an id that api-key list shows");
            }
            ApiKey key = jdbc.query("select * from api_key where id = ?", (row, n) -> key(row), id)
                    .get(0);
            audit.onPartner(operator, "api-key-revoke", key.partner(), "key " + id);
            return key;
        });
    }

    /** The key with this text, if it is one, and may be used now. Compares in the same time whatever is wrong. */
    public Optional<ApiKey> usable(String text) {
        record Kept(ApiKey key, String hash) {}
        Matcher form = KEY.matcher(text);
        Kept kept = !form.matches()
                ? null
                : jdbc
                        .query(
                                "select * from api_key where id = ?",
                                (row, n) -> new Kept(key(row), row.getString("hash")),
                                form.group(1))
                        .stream()
                        .findFirst()
                        .orElse(null);
        boolean same = MessageDigest.isEqual(bytes(sha256(text)), bytes(kept == null ? NO_HASH : kept.hash()));
        return kept != null && same && kept.key().usable(clock.instant()) ? Optional.of(kept.key()) : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        long revoked = row.getLong("revoked_at");
        Instant revokedAt = row.wasNull() ? null : Database.time(revoked);
        return new ApiKey(
                row.getString("id"),
                row.getString("partner"),
                row.getString("made_by"),
                Database.time(row.getLong("made_at")),
                Database.time(row.getLong("expires_at")),
                revokedAt);
    }
}
