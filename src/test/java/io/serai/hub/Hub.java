package io.serai.hub;

import static org.awaitility.Awaitility.await;

import io.serai.Serai;
import io.serai.sandbox.KilibaSandbox;
import io.serai.state.Ledger;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The production program, started in this process as its jar starts: {@code ./application.yaml} and {@code ./routes} as they are,
 * partners and data where the caller says, deliveries to a sandbox. Closing it is a restart's first half.
 */
public final class Hub implements AutoCloseable {

    public static final String API_KEY = "sandbox-key";

    /** Longer than any test needs; a hang ends here. */
    public static final Duration WAIT_MAX = Duration.ofMinutes(2);

    private static final int DROPS_MAX = 10_000;
    private static final BCryptPasswordEncoder CHEAP = new BCryptPasswordEncoder(4);

    private final ConfigurableApplicationContext context;

    private Hub(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it on a free port, quiet.
     *
     * @param partners which partner files to load, such as {@code file:routes/samples/*.camel.yaml}
     * @param data the data folder; what an earlier start left there is found again
     * @param more settings that are added, or that replace these
     * @param sources configuration beside the program's own
     */
    public static Hub start(
            String partners, Path data, KilibaSandbox sandbox, Map<String, String> more, Class<?>... sources) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("camel.main.routes-include-pattern", "file:routes/*.camel.yaml," + partners);
        settings.put("serai.data-dir", data.toString());
        settings.put("serai.kiliba.accounts.main.base-url", sandbox.baseUrl());
        settings.put("serai.kiliba.accounts.main.api-key", API_KEY);
        settings.put(
                "serai.console.password-hash", CHEAP.encode(UUID.randomUUID().toString()));
        settings.put("server.port", "0");
        settings.put("logging.level.io.serai", "WARN");
        settings.put("logging.level.serai", "WARN");
        settings.putAll(more);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Hub(
                new SpringApplicationBuilder(Serai.class).sources(sources).run(arguments));
    }

    /** A part of the running program. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Where its pages are, on loopback. */
    public int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    public Ledger ledger() {
        return bean(Ledger.class);
    }

    /** What the program itself asks. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Every drop so far, oldest first. */
    public List<DropSummary> drops() {
        return ledger().drops(DROPS_MAX, null).stream()
                .sorted(Comparator.comparingLong(DropSummary::id))
                .toList();
    }

    /** Waits until every account has got what is due to it. */
    public void awaitDelivered() {
        await("deliveries").atMost(WAIT_MAX).until(() -> ledger().accounts().stream()
                .allMatch(account -> account.due() == 0));
    }

    @Override
    public void close() {
        context.close();
    }
}
