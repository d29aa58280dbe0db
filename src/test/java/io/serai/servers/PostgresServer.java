package io.serai.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL of its own on loopback, from the binaries that Maven brings (Linux on amd64). It survives the
 * death of its clients, not that of the machine (no fsync).
 *
 * <pre>{@code
 * PostgresServer server = PostgresServer.sharedOrSkip();
 * String url = server.newDatabase(); // spring.datasource.url
 * }</pre>
 */
public final class PostgresServer implements AutoCloseable {

    /** What a skipped test says. */
    public static final String WHY_NOT =
            "needs PostgreSQL's binaries for this machine (Linux on amd64; as root also `unshare -U`)";

    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** A new server on a free port, gone with this process at the latest; empty when this machine cannot run one. */
    public static Optional<PostgresServer> startIfPossible() {
        try {
            return Optional.of(new PostgresServer(EmbeddedPostgres.builder()
                    .setPGStartupWait(START_MAX)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start()));
        } catch (IOException | IllegalStateException unavailable) {
            return Optional.empty();
        }
    }

    /** The one server that the tests of a process share, each in a database of its own; empty when there can be none. */
    public static Optional<PostgresServer> shared() {
        return Optional.ofNullable(Shared.SERVER);
    }

    /** {@link #shared}, or the end of the test: skipped, with the reason. */
    public static PostgresServer sharedOrSkip() {
        Assumptions.assumeTrue(shared().isPresent(), WHY_NOT);
        return shared().orElseThrow();
    }

    /** Creates an empty database and gives its JDBC URL. Its default collation is not the bytewise one, as at most sites. */
    public String newDatabase() {
        String name = "serai_" + databases.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template template0 encoding 'UTF8'"
                    + " locale_provider icu icu_locale 'fr-FR' locale 'C'");
        } catch (SQLException e) {
            throw new IllegalStateException("creating the database " + name, e);
        }
        return "jdbc:postgresql://localhost:" + port() + "/" + name;
    }

    /** {@code spring.datasource.username}. */
    public String user() {
        return "postgres";
    }

    /** {@code spring.datasource.password}. */
    public String password() {
        return "postgres";
    }

    /** The port on loopback. */
    public int port() {
        return server.getPort();
    }

    /** Stops the server and removes its data. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started with the first test that asks; its server's own hook stops it when the process ends. */
    private static final class Shared {
        static final @Nullable PostgresServer SERVER = startIfPossible().orElse(null);
    }
}
