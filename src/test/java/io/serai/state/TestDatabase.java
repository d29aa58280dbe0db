package io.serai.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.serai.servers.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a test's store lies. A store outlives its connections: the same folder gives the same store again. */
enum TestDatabase {
    SQLITE {
        @Override
        HikariDataSource open(Path folder) {
            return SqliteFile.in(folder);
        }
    },
    POSTGRESQL {
        @Override
        HikariDataSource open(Path folder) {
            PostgresServer server = PostgresServer.sharedOrSkip();
            HikariConfig pool = new HikariConfig();
            pool.setJdbcUrl(url(folder, server));
            pool.setUsername(server.user());
            pool.setPassword(server.password());
            pool.setMinimumIdle(1);
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            return new HikariDataSource(pool);
        }

        private static String url(Path folder, PostgresServer server) {
            Path note = folder.resolve("postgres.url");
            try {
                if (!Files.exists(note)) {
                    Files.writeString(note, server.newDatabase());
                }
                return Files.readString(note);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    abstract HikariDataSource open(Path folder);
}
