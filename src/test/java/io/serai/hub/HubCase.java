package io.serai.hub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.serai.state.DeadLetters;
import io.serai.state.DeadLetters.Letter;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.LetterFilter;
import io.serai.state.Operator;
import io.serai.state.ParkedSnapshots;
import io.serai.state.Relay.State;
import io.serai.state.Relays;
import java.io.IOException;
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
import org.yaml.snakeyaml.Yaml;

/**
 * One case folder: {@code case.yaml} says the feeds, the files in their order (a file's feed is its name up to the
 * underscore), what the account's settings are, what the destination {@code refuses} or {@code overlooks} (a text in a request),
 * what its storage and its word for uploads are, and which parked file an operator is to {@code refuse}.
 */
final class HubCase implements AutoCloseable {

    static final Path FOLDER = Path.of("src/test/resources/cases/hub");

    private final String name;
    private final Path drop;
    private final Map<String, Object> told;
    private final WireMockServer destination =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    HubCase(String name, Path temp) throws IOException {
        this.name = name;
        this.drop = Files.createDirectories(temp.resolve(partner(name)));
        this.told = new Yaml().load(Files.readString(file("case.yaml")));
        Files.writeString(temp.resolve(partner(name) + ".camel.yaml"), new Yaml().dump(declared()));
        destination.start();
        answer();
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

    private void answer() {
        destination.stubFor(post(urlPathMatching("/.*")).willReturn(aResponse().withStatus(200)));
        answerUploads();
        Map<String, Object> said = map("destination");
        if (said.containsKey("refuses")) {
            destination.stubFor(post(urlPathMatching("/.*"))
                    .withRequestBody(containing(said.get("refuses").toString()))
                    .willReturn(aResponse().withStatus(400).withBody("an item is not valid")));
        }
        if (said.containsKey("overlooks")) {
            destination.stubFor(post(urlPathMatching("/.*"))
                    .withRequestBody(containing(said.get("overlooks").toString()))
                    .willReturn(okJson("{\"processed\":0}")));
        }
    }

    /** A destination that opens upload sessions: what its storage answers to the bytes, and its word for how the upload ends. */
    private void answerUploads() {
        Map<String, Object> said = map("uploads");
        if (said.isEmpty()) {
            return;
        }
        destination.stubFor(post(urlPathMatching(".*/uploads"))
                .willReturn(okJson("{\"uploadId\": \"u1\", \"presignedUrl\": \"" + destination.baseUrl()
                        + "/storage?signature=planted\"}")));
        destination.stubFor(put(urlPathEqualTo("/storage"))
                .willReturn(aResponse()
                        .withStatus((int) said.getOrDefault("storage", 200))
                        .withBody("<Error><Code>SignatureDoesNotMatch</Code><Signature>planted</Signature></Error>")));
        destination.stubFor(post(urlPathMatching(".*/complete"))
                .willReturn(okJson("{\"status\": \"" + said.getOrDefault("word", "completed") + "\"}")));
    }

    Map<String, String> settings() {
        String account = "serai.kiliba.accounts." + partner(name) + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(account + "base-url", destination.baseUrl());
        settings.put(account + "api-key", Hub.API_KEY);
        map("account").forEach((key, value) -> settings.put(account + key, value.toString()));
        return settings;
    }

    /** Drops the files, each when the one before has ended, and acts as the operator. */
    void play(Hub hub) throws IOException {
        for (Object file : (List<?>) Objects.requireNonNull(told.get("files"))) {
            Path aside = Files.copy(file(file.toString()), drop.resolveSibling(partner(name) + "-" + file));
            Files.move(aside, drop.resolve(file.toString()));
            await(file.toString()).atMost(Hub.WAIT_MAX).until(() -> ended(hub, file.toString())
                    .isPresent());
        }
        if (told.containsKey("refuse")) {
            DropSummary parked = ended(hub, told.get("refuse").toString()).orElseThrow();
            hub.bean(ParkedSnapshots.class).refuse(parked.id(), new Operator("ann", "half an export"));
        }
        await("deliveries").atMost(Hub.WAIT_MAX).until(() -> hub.ledger().accounts().stream()
                .filter(account -> account.account().equals(partner(name)))
                .allMatch(account -> account.due() == 0));
        await("files that are passed on").atMost(Hub.WAIT_MAX).until(() -> Long.valueOf(0)
                .equals(hub.bean(Relays.class).counts(partner(name)).get(State.DUE)));
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
                                hub.bean(DeadLetters.class).list(mine, 100, null).stream()
                                        .map(HubCase::message)
                                        .sorted()))
                .toList();
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
        destination.stop();
    }
}
