package io.serai.hub;

import static org.awaitility.Awaitility.await;

import io.serai.state.DeadLetters;
import io.serai.state.DeadLetters.Letter;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.LetterFilter;
import io.serai.state.Operator;
import io.serai.state.ParkedSnapshots;
import io.serai.state.Reconciliations;
import io.serai.state.Relay.State;
import io.serai.state.Relays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.yaml.snakeyaml.Yaml;

/**
 * One case folder: {@code case.yaml} says the feeds and further {@code routes}, the files in their order (a file's feed is its name
 * up to the underscore), what the account's settings are, what its {@link CaseDestination} does, which parked file an operator is to
 * {@code refuse}, which {@code reader} of tickets has to have looked before the files come, and whether to {@code reconcile} at the
 * end. A folder with {@code requests.txt} says which requests the destination got, in their order.
 */
final class HubCase implements AutoCloseable {

    static final Path FOLDER = Path.of("src/test/resources/cases/hub");

    private final String name;
    private final Path drop;
    private final Map<String, Object> told;
    private final Path data;
    private final CaseDestination destination;

    HubCase(String name, Path temp) throws IOException {
        this.name = name;
        this.drop = Files.createDirectories(temp.resolve(partner(name)));
        this.data = temp.resolve("data");
        this.told = new Yaml().load(Files.readString(file("case.yaml")));
        this.destination = new CaseDestination(map("destination"), map("uploads"));
        Files.writeString(temp.resolve(partner(name) + ".camel.yaml"), new Yaml().dump(declared()));
    }

    static String partner(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Path file(String part) {
        return FOLDER.resolve(name).resolve(part);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(String key) {
        return (Map<String, Object>) told.getOrDefault(key, Map.of());
    }

    private List<Object> declared() {
        List<Object> all = new ArrayList<>();
        map("feeds").forEach((feed, properties) -> {
            Map<String, Object> declaration =
                    new LinkedHashMap<>(Map.of("partner", partner(name), "account", partner(name)));
            declaration.putAll(asMap(properties));
            all.add(Map.of(
                    "beans",
                    List.of(Map.of(
                            "name", feed(feed), "type", "io.serai.feed.FeedDeclaration", "properties", declaration))));
            all.add(Map.of("route", route(feed)));
        });
        all.addAll((List<?>) told.getOrDefault("routes", List.of()));
        return all;
    }

    private Map<String, Object> route(String feed) {
        Map<String, Object> parameters = Map.of(
                "partner",
                partner(name),
                "feed",
                feed(feed),
                "directory",
                drop.toAbsolutePath().toString(),
                "include",
                feed + "_.*",
                "minAge",
                "100ms",
                "pollDelay",
                "100");
        return Map.of(
                "id",
                feed(feed) + "-drop",
                "from",
                Map.of(
                        "uri",
                        "kamelet:folder-drop",
                        "parameters",
                        parameters,
                        "steps",
                        List.of(Map.of("to", Map.of("uri", "direct:receive-file")))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    private String feed(String feed) {
        return partner(name) + "-" + feed;
    }

    Map<String, String> settings() {
        String account = "serai.kiliba.accounts." + partner(name) + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(account + "base-url", destination.baseUrl());
        settings.put(account + "api-key", Hub.API_KEY);
        map("account").forEach((key, value) -> settings.put(account + key, value.toString()));
        return settings;
    }

    /** Drops the files, each when the one before has ended and is delivered, and acts as the operator. */
    void play(Hub hub) throws IOException {
        if (told.containsKey("reader")) {
            awaitReader(hub, told.get("reader").toString());
        }
        for (Object file : (List<?>) Objects.requireNonNull(told.get("files"))) {
            Path aside = Files.copy(file(file.toString()), drop.resolveSibling(partner(name) + "-" + file));
            Files.move(aside, drop.resolve(file.toString()));
            await(file.toString()).atMost(Hub.WAIT_MAX).until(() -> ended(hub, file.toString())
                    .isPresent());
            awaitDelivered(hub);
        }
        if (told.containsKey("refuse")) {
            DropSummary parked = ended(hub, told.get("refuse").toString()).orElseThrow();
            hub.bean(ParkedSnapshots.class).refuse(parked.id(), new Operator("ann", "half an export"));
        }
        if (told.containsKey("reconcile")) {
            reconcile(hub.bean(Reconciliations.class));
        }
    }

    private void awaitDelivered(Hub hub) {
        await("deliveries").atMost(Hub.WAIT_MAX).until(() -> hub.ledger().accounts().stream()
                .filter(account -> account.account().equals(partner(name)))
                .allMatch(account -> account.due() == 0));
        await("files that are passed on").atMost(Hub.WAIT_MAX).until(() -> Long.valueOf(0)
                .equals(hub.bean(Relays.class).counts(partner(name)).get(State.DUE)));
    }

    /** What came before its first look is no news to it. */
    private static void awaitReader(Hub hub, String reader) {
        JdbcTemplate store = new JdbcTemplate(hub.bean(DataSource.class));
        await(reader)
                .atMost(Hub.WAIT_MAX)
                .until(
                        () -> store.queryForList("select reader from ticket_news", String.class),
                        readers -> readers.contains(reader));
    }

    private void reconcile(Reconciliations book) {
        long id = book.ask(partner(name), new Operator("ann", "to compare")).id();
        await("reconciliation")
                .atMost(Hub.WAIT_MAX)
                .until(() -> book.run(id).orElseThrow().endedAt() != null);
    }

    private Optional<DropSummary> ended(Hub hub, String file) {
        return hub.drops().stream()
                .filter(drop ->
                        drop.partner().equals(partner(name)) && drop.name().equals(file))
                .filter(drop -> !drop.result().equals("open"))
                .findFirst();
    }

    /** What became of files and items, as it is told. */
    List<String> messages(Hub hub) {
        LetterFilter mine = LetterFilter.of(null, null, null, partner(name), null, null, null, null, null, null, null);
        return Stream.concat(
                        hub.drops().stream()
                                .filter(drop -> drop.partner().equals(partner(name)))
                                .filter(drop -> drop.failureText() != null)
                                .map(drop -> drop.name() + " " + drop.result() + ": " + drop.failureText()),
                        Stream.concat(
                                hub.drops().stream()
                                        .filter(drop -> drop.partner().equals(partner(name)))
                                        .flatMap(drop -> hub.bean(Relays.class).of(drop.id()).stream()
                                                .flatMap(relay -> Stream.ofNullable(relay.refusal()))
                                                .map(why -> drop.name() + " "
                                                        + why.reason().says() + "; "
                                                        + why.reason().fix() + " (" + why.reason() + "), status "
                                                        + why.status() + ": " + why.answer())),
                                Stream.concat(
                                        hub.bean(DeadLetters.class).list(mine, 100, null).stream()
                                                .map(HubCase::message)
                                                .sorted(),
                                        reconciled(hub.bean(Reconciliations.class)))))
                .toList();
    }

    /** The rows of its reconciliation, without their header. */
    private Stream<String> reconciled(Reconciliations book) {
        return book.last(partner(name), false).map(run -> data.resolve(Objects.requireNonNull(run.rowsFile()))).stream()
                .flatMap(HubCase::lines)
                .skip(1);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the destination was asked. */
    List<String> requests() {
        return destination.requests();
    }

    private static String message(Letter letter) {
        return "%s %s %s; %s (%s)%s"
                .formatted(
                        letter.key().entity().name().toLowerCase(Locale.ROOT),
                        letter.key().id(),
                        letter.reason().says(),
                        letter.reason().fix(),
                        letter.reason(),
                        letter.status() == null ? "" : ", status " + letter.status() + ": " + letter.answer());
    }

    @Override
    public void close() {
        destination.close();
    }
}
