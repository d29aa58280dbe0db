package io.serai.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The hub's own settings.
 *
 * @param dataDir state, archive, receipts and everything else that must survive a restart
 * @param stagingDir where the rows of a large file meet on disk, for one running program alone; by default {@code staging} in
 *     the data folder
 * @param stagingMemoryMax rows of one file that meet in memory; more of them meet on disk
 * @param archive the raw bytes of what was received
 * @param receipts what partners were told
 * @param ledger the rows of requests and dead letters
 * @param audit the book of what operators did
 * @param deliver the lanes of all accounts
 * @param held tickets that wait for their header or their lines
 * @param replay files that are asked to be read again
 * @param reconcile customers that are read back
 * @param email single e-mails
 * @param routes route files that change while the hub runs
 * @param console the login of the HTTP pages
 */
@ConfigurationProperties("serai")
public record HubSettings(
        @DefaultValue("data") Path dataDir,
        @Nullable Path stagingDir,
        @DefaultValue("16MB") DataSize stagingMemoryMax,
        @DefaultValue Archive archive,
        @DefaultValue Receipts receipts,
        @DefaultValue Ledger ledger,
        @DefaultValue Audit audit,
        @DefaultValue Deliver deliver,
        @DefaultValue Held held,
        @DefaultValue Replay replay,
        @DefaultValue Reconcile reconcile,
        @DefaultValue Email email,
        @DefaultValue Routes routes,
        @DefaultValue Console console) {

    private static final Duration KEEP_MIN = Duration.ofDays(30);

    public HubSettings {
        if (stagingMemoryMax.toBytes() < 1) {
            throw new UnusableSetting(
                    "staging-memory-max", stagingMemoryMax.toString(), "a size above 0, such as 16MB");
        }
    }

    /** A month at least: charts, expected stores and operators look back for weeks. */
    private static void checkKeep(Duration keep) {
        if (!keep.isZero() && keep.compareTo(KEEP_MIN) < 0) {
            throw new UnusableSetting("keep", keep.toString(), "30d or more, such as 400d; or 0 to remove nothing");
        }
    }

    /** Where the rows of a large file meet on disk. */
    public Path staging() {
        return stagingDir == null ? dataDir.resolve("staging") : stagingDir;
    }

    private static void checkPositive(String setting, Duration duration, String example) {
        if (duration.toMillis() < 1) {
            throw new UnusableSetting(setting, duration.toString(), "a time above 0, such as " + example);
        }
    }

    /**
     * The raw bytes of every file, by date and SHA-256.
     *
     * @param keep older files are deleted, once an hour
     */
    public record Archive(@DefaultValue("90d") Duration keep) {
        public Archive {
            checkPositive("keep", keep, "90d");
        }
    }

    /**
     * The copies of receipts and reject files.
     *
     * @param keep older ones are deleted, once an hour; the copies beside the drops are the partners' own
     */
    public record Receipts(@DefaultValue("90d") Duration keep) {
        public Receipts {
            checkPositive("keep", keep, "90d");
        }
    }

    /**
     * The rows of requests and of dead letters that are past. What a document rests on stays, and so do all drops.
     *
     * @param keep older ones are removed, once an hour; at least 30d, or 0 for never
     */
    public record Ledger(@DefaultValue("400d") Duration keep) {
        public Ledger {
            checkKeep(keep);
        }
    }

    /**
     * The book of what operators did.
     *
     * @param keep older entries are removed, once an hour, except those of persons who were erased; at least 30d, or 0 for never
     */
    public record Audit(@DefaultValue("400d") Duration keep) {
        public Audit {
            checkKeep(keep);
        }
    }

    /**
     * The lanes of all accounts.
     *
     * @param tick the pause between two looks at what is due
     */
    public record Deliver(@DefaultValue("500ms") Duration tick) {
        public Deliver {
            checkPositive("tick", tick, "500ms");
        }
    }

    /**
     * Tickets that wait for their header or their lines.
     *
     * @param tick the pause between two looks for tickets that wait too long
     */
    public record Held(@DefaultValue("60s") Duration tick) {
        public Held {
            checkPositive("tick", tick, "60s");
        }
    }

    /**
     * Files that are asked to be read again.
     *
     * @param tick the pause between two looks for requests to read a file again
     */
    public record Replay(@DefaultValue("2s") Duration tick) {
        public Replay {
            checkPositive("tick", tick, "2s");
        }
    }

    /**
     * Customers that are read back.
     *
     * @param tick the pause between two looks for a page to ask for
     */
    public record Reconcile(@DefaultValue("1s") Duration tick) {
        public Reconcile {
            checkPositive("tick", tick, "1s");
        }
    }

    /**
     * Single e-mails.
     *
     * @param tick the pause between two looks for e-mails that wait
     */
    public record Email(@DefaultValue("1s") Duration tick) {
        public Email {
            checkPositive("tick", tick, "1s");
        }
    }

    /**
     * Route files that change while the hub runs.
     *
     * @param reload whether a saved partner file is taken without a restart
     * @param reloadPeriod the pause between two looks at the files; a file is taken when two looks found it the same
     */
    public record Routes(
            @DefaultValue("true") boolean reload,
            @DefaultValue("2s") Duration reloadPeriod) {
        public Routes {
            checkPositive("reload-period", reloadPeriod, "2s");
        }
    }

    /**
     * The logins of the HTTP pages, and how they show times.
     *
     * @param user who may look and act
     * @param passwordHash bcrypt; empty: a password is made at the first start and shown once in the log
     * @param viewer who may look, but neither act nor see customers' values
     * @param viewerPasswordHash bcrypt; empty: there is no such login
     * @param zone in which the pages show times and days, such as {@code Europe/Paris}; absent: the machine's own
     */
    public record Console(
            @DefaultValue("operator") String user,
            @DefaultValue("") String passwordHash,
            @DefaultValue("viewer") String viewer,
            @DefaultValue("") String viewerPasswordHash,
            @Nullable ZoneId zone) {
        public Console {
            checkName("user", user);
            checkName("viewer", viewer);
            if (user.equals(viewer)) {
                throw new UnusableSetting("viewer", '"' + viewer + '"', "another name than the user's");
            }
            checkHash("password-hash", passwordHash);
            checkHash("viewer-password-hash", viewerPasswordHash);
        }

        /** The zone that the pages speak of. */
        public ZoneId shownIn() {
            return zone == null ? ZoneId.systemDefault() : zone;
        }

        private static void checkName(String setting, String name) {
            if (name.isBlank()) {
                throw new UnusableSetting(setting, "nothing", "a name");
            }
        }

        private static void checkHash(String setting, String hash) {
            if (!hash.isEmpty() && !hash.matches("\\$2[aby]\\$\\d\\d\\$.{53}")) {
                throw new UnusableSetting(
                        setting,
                        "a text that is no bcrypt hash (not shown)",
                        "60 characters beginning with $2a$, $2b$ or $2y$, such as htpasswd -nB makes; or nothing");
            }
        }
    }
}
