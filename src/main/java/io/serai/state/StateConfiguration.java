package io.serai.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The store's beans: SQLite in the data folder, unless {@code spring.datasource.url} names another database. */
@Configuration(proxyBeanMethods = false)
class StateConfiguration {

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", havingValue = "unset", matchIfMissing = true)
    DataSource dataSource(@Value("${serai.data-dir:data}") Path data) {
        return SqliteFile.in(data);
    }

    @Bean
    FlywayConfigurationCustomizer storePlaceholders(DataSource source) {
        return flyway -> flyway.placeholders(placeholders(source));
    }

    @Bean
    Database database(DataSource source) {
        return Database.on(source);
    }

    @Bean
    StagingArea stagingArea(
            Database database,
            @Value("${serai.data-dir:data}") Path data,
            @Value("${serai.staging-memory-max:16MB}") DataSize memoryMax) {
        return new StagingArea(database, data.resolve("staging"), memoryMax.toBytes());
    }

    @Bean
    Documents documents(Database database) {
        return new Documents(database, Clock.systemUTC());
    }

    @Bean
    Ledger ledger(Database database) {
        return new StoredLedger(database, Clock.systemUTC());
    }

    @Bean
    Outbox outbox(Database database) {
        return new StoredOutbox(database);
    }

    /** What the shared migrations leave to the database's kind. */
    static Map<String, String> placeholders(DataSource source) {
        try (Connection connection = source.getConnection()) {
            boolean sqlite = connection.getMetaData().getDatabaseProductName().equals("SQLite");
            return Map.of("clustered", sqlite ? "without rowid" : "");
        } catch (SQLException e) {
            throw new IllegalStateException("asking the store's database for its kind", e);
        }
    }
}
