package io.serai.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.unit.DataSize;

/** The store's beans: SQLite in the data folder, unless {@code spring.datasource.url} names another file or database. */
@Configuration(proxyBeanMethods = false)
class StateConfiguration {

    @Bean
    @Conditional(OnSqlite.class)
    DataSource dataSource(@Value("${spring.datasource.url:}") String url, @Value("${serai.data-dir:data}") Path data) {
        return url.isEmpty() ? SqliteFile.in(data) : SqliteFile.open(url);
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
            @Value("${serai.staging-dir:${serai.data-dir:data}/staging}") Path folder,
            @Value("${serai.staging-memory-max:16MB}") DataSize memoryMax) {
        return new StagingArea(database, folder, memoryMax.toBytes());
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
    LedgerSums ledgerSums(Database database) {
        return new LedgerSums(database);
    }

    @Bean
    DropEntities dropEntities(Database database) {
        return new DropEntities(database);
    }

    @Bean
    Snapshots snapshots(DataSource source) {
        return new Snapshots(source);
    }

    @Bean
    Outbox outbox(Database database) {
        return new StoredOutbox(database);
    }

    @Bean
    Audit audit(Database database) {
        return new Audit(database, Clock.systemUTC());
    }

    @Bean
    DeadLetters deadLetters(Database database, Audit audit) {
        return new DeadLetters(database, audit, Clock.systemUTC());
    }

    @Bean
    Edits edits(Database database, Ledger ledger, Documents documents, Audit audit) {
        return new Edits(database, ledger, documents, audit);
    }

    @Bean
    Replays replays(Database database, Audit audit) {
        return new Replays(database, audit, Clock.systemUTC());
    }

    @Bean
    Preview preview(Database database) {
        return new Preview(database);
    }

    @Bean
    Absences absences(Database database) {
        return new Absences(database);
    }

    @Bean
    ParkedSnapshots parkedSnapshots(Database database, Audit audit) {
        return new ParkedSnapshots(database, audit, Clock.systemUTC());
    }

    @Bean
    HeldTickets heldTickets(Database database) {
        return new HeldTickets(database, Clock.systemUTC());
    }

    /** SQLite needs settings of its own, whether its file is named or not; every other database is Spring Boot's. */
    static final class OnSqlite implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String url = context.getEnvironment().getProperty("spring.datasource.url", "");
            return url.isEmpty() || url.startsWith("jdbc:sqlite:");
        }
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
