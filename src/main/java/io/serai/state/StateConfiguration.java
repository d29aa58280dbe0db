package io.serai.state;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.settings.HubSettings;
import io.serai.state.Enrichments.Enrichment;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The store's beans: SQLite in the data folder, unless {@code spring.datasource.url} names another file or database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubSettings.class)
class StateConfiguration {

    /** Not decided by a condition: what the build prepares must hold for every store. */
    @Bean
    HikariDataSource dataSource(HubSettings settings, Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (url.isEmpty()) {
            return SqliteFile.in(settings.dataDir());
        }
        return url.startsWith("jdbc:sqlite:") ? SqliteFile.open(url) : ServerPool.open(environment);
    }

    @Bean
    FlywayConfigurationCustomizer storePlaceholders(DataSource source) {
        return flyway -> flyway.placeholders(placeholders(source));
    }

    /** Nothing else of an account is read, so its key need not be there: commands work without it. */
    @Bean
    Enrichments enrichments(Environment settings) {
        Map<String, Enrichment> known = new ConcurrentHashMap<>();
        return account -> known.computeIfAbsent(account, name -> Binder.get(settings)
                .bind("serai.kiliba.accounts." + name + ".enrichment", Enrichment.class)
                .orElse(Enrichment.NONE));
    }

    @Bean
    Database database(DataSource source) {
        return Database.on(source);
    }

    @Bean
    StagingArea stagingArea(Database database, HubSettings settings) {
        return new StagingArea(
                database, settings.staging(), settings.stagingMemoryMax().toBytes());
    }

    @Bean
    Documents documents(Database database, Enrichments enrichments) {
        return new Documents(database, enrichments, Clock.systemUTC());
    }

    @Bean
    Ledger ledger(Database database) {
        return new StoredLedger(database, Clock.systemUTC());
    }

    @Bean
    LaterFiles laterFiles(Database database) {
        return new LaterFiles(database, Clock.systemUTC());
    }

    @Bean
    Relays relays(Database database, Ledger ledger, LaterFiles later) {
        return new Relays(database, ledger, later, Clock.systemUTC());
    }

    @Bean
    LedgerSums ledgerSums(Database database) {
        return new LedgerSums(database);
    }

    @Bean("seraiLedgerRetention")
    LedgerRetention ledgerRetention(Database database, HubSettings settings) {
        return new LedgerRetention(
                database,
                Clock.systemUTC(),
                settings.ledger().keep(),
                settings.audit().keep());
    }

    @Bean
    DropEntities dropEntities(Database database) {
        return new DropEntities(database);
    }

    @Bean
    Snapshots snapshots(DataSource source, Enrichments enrichments) {
        return new Snapshots(source, enrichments);
    }

    @Bean
    Outbox outbox(Database database, Enrichments enrichments) {
        return new StoredOutbox(database, enrichments);
    }

    @Bean
    Canaries canaries(Database database, Outbox outbox) {
        return new StoredCanaries(database, outbox);
    }

    @Bean
    CanaryDecisions canaryDecisions(Database database, Audit audit) {
        return new CanaryDecisions(database, audit, Clock.systemUTC());
    }

    @Bean
    Audit audit(Database database) {
        return new Audit(database, Clock.systemUTC());
    }

    @Bean
    KnownDocuments knownDocuments(Database database, Enrichments enrichments) {
        return new KnownDocuments(database, enrichments);
    }

    @Bean
    DeadLetters deadLetters(Database database, Audit audit) {
        return new DeadLetters(database, audit, Clock.systemUTC());
    }

    @Bean
    Reconciliations reconciliations(Database database, Audit audit) {
        return new Reconciliations(database, audit, Clock.systemUTC());
    }

    @Bean
    ListedCustomers listedCustomers(Database database, Reconciliations book) {
        return new ListedCustomers(database, book);
    }

    @Bean
    EmailOutbox emailOutbox(Database database, Audit audit) {
        return new EmailOutbox(database, audit, Clock.systemUTC());
    }

    @Bean
    TicketNews ticketNews(Database database) {
        return new TicketNews(database, Clock.systemUTC());
    }

    @Bean
    ApiKeys apiKeys(Database database, Audit audit) {
        return new ApiKeys(database, audit, Clock.systemUTC());
    }

    @Bean
    Forgetting forgetting(Database database, Enrichments enrichments, Audit audit) {
        return new Forgetting(database, enrichments, audit, Clock.systemUTC());
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
    WaitingFiles waitingFiles(Database database, Audit audit) {
        return new WaitingFiles(database, audit, Clock.systemUTC());
    }

    @Bean
    AcceptedAliases acceptedAliases(Database database, Audit audit) {
        return new AcceptedAliases(database, audit, Clock.systemUTC());
    }

    @Bean
    HeaderBook headerBook(Database database) {
        return new HeaderBook(database);
    }

    @Bean
    Pauses pauses(Database database, Audit audit) {
        return new Pauses(database, audit, Clock.systemUTC());
    }

    @Bean
    NoticeBook noticeBook(Database database) {
        return new NoticeBook(database);
    }

    @Bean
    UnknownNames unknownNames(Database database) {
        return new UnknownNames(database.jdbc());
    }

    @Bean
    HeldTickets heldTickets(Database database) {
        return new HeldTickets(database, Clock.systemUTC());
    }

    @Bean
    Underway underway() {
        return new Underway(Clock.systemUTC());
    }

    @Bean
    Traffic traffic(Database database) {
        return new Traffic(database);
    }

    @Bean
    HistoryLoads historyLoads(Database database) {
        return new HistoryLoads(database, Clock.systemUTC());
    }

    @Bean
    ExpectedFiles expectedFiles(Database database) {
        return new ExpectedFiles(database);
    }

    @Bean
    DueDocuments dueDocuments(Database database) {
        return new DueDocuments(database);
    }

    @Bean
    DueAges dueAges(Database database) {
        return new DueAges(database);
    }

    @Bean
    StoreMove storeMove(DataSource source) {
        return new StoreMove(source);
    }

    /** What the shared migrations leave to the database's kind. */
    static Map<String, String> placeholders(DataSource source) {
        return Dialect.of(source).placeholders();
    }
}
