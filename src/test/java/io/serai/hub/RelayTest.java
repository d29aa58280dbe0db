package io.serai.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.Reason;
import io.serai.sandbox.KilibaSandbox;
import io.serai.sandbox.UploadSessions;
import io.serai.sandbox.UploadSessions.Session;
import io.serai.servers.S3Server;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Operator;
import io.serai.state.Relay;
import io.serai.state.Relay.State;
import io.serai.state.Relays;
import io.serai.state.Replays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Files that are passed on as they are: to a sandbox that signs addresses, and to an S3 server that checks them. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RelayTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGNATURE = "X-Amz-Signature";

    private S3Server storage;
    private KilibaSandbox sandbox;
    private UploadSessions uploads;
    private DropFolder folder;
    private Path home;
    private Hub hub;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        this.home = home;
        storage = S3Server.start("key", "secret");
        sandbox = KilibaSandbox.start(Hub.API_KEY);
        uploads = sandbox.uploads(storage);
        folder = new DropFolder(home.resolve("in"));
        hub = startHub();
    }

    private Hub startHub() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("relay.in", folder.path().toString());
        settings.put("serai.deliver.tick", "50");
        for (String talkative : List.of("io.serai", "org.apache.camel", "org.apache.hc")) {
            settings.put("logging.level." + talkative, "DEBUG");
        }
        for (String account : List.of("main", "followed")) {
            String prefix = "serai.kiliba.accounts." + account + ".";
            settings.put(prefix + "base-url", sandbox.baseUrl());
            settings.put(prefix + "api-key", Hub.API_KEY);
            settings.put(prefix + "requests-per-second", "100");
            settings.put(prefix + "back-off-first", "50ms");
            settings.put(prefix + "back-off-max", "200ms");
            settings.put(prefix + "locked-out-pause", "300ms");
        }
        settings.put("serai.kiliba.accounts.followed.uploads.status-path", UploadSessions.CREATE + "/{uploadId}");
        settings.put("serai.kiliba.accounts.followed.uploads.follow-every", "50ms");
        return Hub.start("file:src/test/resources/hub/relay.camel.yaml", home.resolve("data"), sandbox, settings);
    }

    @AfterAll
    void stop() {
        hub.close();
        sandbox.close();
        storage.close();
    }

    @AfterEach
    void noAddressIsToldAnywhere(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(SIGNATURE);
        uploads.sign(null);
        uploads.end("completed", 0);
    }

    @Test
    void aFileArrivesAsItIsAndItsReceiptIsWrittenAgain() throws Exception {
        byte[] bytes = "a;b\n1;2\nbad;3\n".getBytes(UTF_8);
        Relay relay = ended("sales-1.csv", bytes);
        assertThat(relay.state()).isEqualTo(State.DELIVERED);
        Session session = session(relay);
        assertThat(uploads.bytes(session)).isEqualTo(bytes);
        assertThat(session.asked()).isEqualTo(JSON.readTree("""
                {"filename": "sales-1.csv", "contentType": "text/csv; charset=utf-8", "size": 14, "provider": "retail",
                 "datasetType": "orders", "adapterKey": "generic-csv", "adapterVersion": "v1",
                 "sourceConfig": {"shopIds": ["12", "14"], "defaultShopId": "12", "customerGroupIds": ["3"],
                                  "defaultCustomerGroupId": "3", "langIsoCode": "fr"}}"""));
        JsonNode receipt = receiptThatSays("sales-1.csv", "delivered");
        assertThat(receipt.at("/relay/uploadId").asText()).isEqualTo(session.id());
        assertThat(receipt.at("/relay/rowsTotal").asInt()).isEqualTo(3);
        assertThat(receipt.at("/relay/rowsRejected").asInt()).isEqualTo(1);
        assertThat(receipt.at("/relay/outputs/0/datasetType").asText()).isEqualTo("orders");
        assertThat(receipt.path("summary").asText())
                .isEqualTo("The destination has this file and counted 3 rows, 1 of them rejected.");
        assertThat(receipt.toString()).doesNotContain(SIGNATURE);
        assertThat(drop("sales-1.csv").sumsOpen()).isNull();
    }

    @Test
    void theSameBytesAreAnsweredAsARepeatAndNotPassedOnAgain() throws Exception {
        ended("sales-2.csv", "once".getBytes(UTF_8));
        int before = uploads.opened().size();
        folder.drop("sales-3.csv", "once".getBytes(UTF_8));
        folder.awaitAnswered();
        JsonNode receipt = receiptThatSays("sales-3.csv", "delivered");
        assertThat(receipt.path("result").asText()).isEqualTo("repeated");
        assertThat(uploads.opened()).hasSize(before);
    }

    @Test
    void anAddressThatIsUsedTooLateGetsAFreshSession() throws Exception {
        uploads.openLate(1);
        Relay relay = ended("sales-late.csv", "late".getBytes(UTF_8));
        assertThat(relay.state()).isEqualTo(State.DELIVERED);
        assertThat(relay.sessions()).isEqualTo(2);
        assertThat(relay.refusals()).isEqualTo(1);
    }

    @Test
    void aStorageThatNeverTakesTheBytesEndsAsARefusalThatCanBeReplayed() throws Exception {
        uploads.sign("application/pdf");
        Relay relay = ended("sales-typed.csv", "typed".getBytes(UTF_8));
        assertThat(relay.state()).isEqualTo(State.REFUSED);
        Relay.Refused why = Objects.requireNonNull(relay.refusal());
        assertThat(why.reason()).isEqualTo(Reason.RELAY_UPLOAD_REFUSED);
        assertThat(why.status()).isEqualTo(403);
        assertThat(why.answer()).isEqualTo("SignatureDoesNotMatch");
        assertThat(receiptThatSays("sales-typed.csv", "refused")
                        .at("/relay/reason")
                        .asText())
                .isEqualTo("RELAY_UPLOAD_REFUSED");
        assertThat(relays().openRefusals(10)).extracting(Relay::drop).contains(relay.drop());

        uploads.sign(null);
        hub.bean(Replays.class).ask(relay.drop(), new Operator("ann", "the type is agreed now"));
        JsonNode receipt = receiptThatSays("sales-typed.csv", "delivered");
        assertThat(receipt.path("drop").asLong()).isGreaterThan(relay.drop());
        assertThat(relays().openRefusals(10)).extracting(Relay::drop).doesNotContain(relay.drop());
    }

    @Test
    void aStorageThatIsAwayIsTriedLessAndLessOftenUntilItIsBack(CapturedOutput output) throws Exception {
        uploads.away(4);
        Relay relay = ended("sales-away.csv", "away".getBytes(UTF_8));
        assertThat(relay.state()).isEqualTo(State.DELIVERED);
        assertThat(relay.sessions()).isEqualTo(5);
        assertThat(relay.refusals()).as("nobody refused anything").isZero();
        assertThat(output.getAll())
                .contains("uploads of account main have reached their longest back-off: no answer: ");
    }

    @Test
    void aSessionThatIsRefusedIsTold() throws Exception {
        uploads.fail(413);
        Relay relay = ended("sales-413.csv", "much".getBytes(UTF_8));
        assertThat(relay.state()).isEqualTo(State.REFUSED);
        assertThat(Objects.requireNonNull(relay.refusal()).reason()).isEqualTo(Reason.RELAY_REFUSED);
        assertThat(receiptThatSays("sales-413.csv", "refused")
                        .at("/relay/answerStatus")
                        .asInt())
                .isEqualTo(413);
    }

    @Test
    void aBusyDestinationAndOneThatIsLockedLeaveTheFileDue() throws Exception {
        uploads.fail(503, 429, 401, 500);
        Relay relay = ended("sales-busy.csv", "busy".getBytes(UTF_8));
        assertThat(relay.state()).isEqualTo(State.DELIVERED);
        assertThat(relay.sessions()).isEqualTo(1);
    }

    @Test
    void afterARestartTheBytesAreNotSentAgain() throws Exception {
        uploads.fail(200);
        uploads.fail(IntStream.generate(() -> 503).limit(1000).toArray());
        folder.drop("sales-restart.csv", "restart".getBytes(UTF_8));
        folder.awaitAnswered();
        await().atMost(SOON).until(() -> relay("sales-restart.csv").step() == Relay.Step.COMPLETE);
        hub.close();
        uploads.failNothing();
        hub = startHub();
        await().atMost(SOON).until(() -> relay("sales-restart.csv").state() == State.DELIVERED);
        assertThat(relay("sales-restart.csv").sessions()).isEqualTo(1);
        assertThat(session(relay("sales-restart.csv")).completions()).isEqualTo(1);
        receiptThatSays("sales-restart.csv", "delivered");
    }

    @Test
    void aSessionThatWasForgottenBeforeItWasCompleteGetsAFreshOne() throws Exception {
        uploads.fail(200);
        uploads.fail(IntStream.generate(() -> 503).limit(1000).toArray());
        folder.drop("sales-forgotten.csv", "forgotten".getBytes(UTF_8));
        folder.awaitAnswered();
        await().atMost(SOON).until(() -> relay("sales-forgotten.csv").step() == Relay.Step.COMPLETE);
        uploads.forget(session(relay("sales-forgotten.csv")));
        uploads.failNothing();
        await().atMost(SOON).until(() -> relay("sales-forgotten.csv").state() == State.DELIVERED);
        assertThat(relay("sales-forgotten.csv").sessions()).isEqualTo(2);
    }

    @Test
    void anUploadIsFollowedToItsEnd() throws Exception {
        uploads.end("done", 3);
        Relay relay = ended("slow-1.csv", "x\ny\n".getBytes(UTF_8));
        assertThat(relay.state()).isEqualTo(State.DELIVERED);
        assertThat(relay.said()).isEqualTo("done");
        assertThat(receiptThatSays("slow-1.csv", "delivered")
                        .at("/relay/rowsAccepted")
                        .asInt())
                .isEqualTo(2);
        uploads.end("failed", 1);
        Relay failed = ended("slow-2.csv", "z\n".getBytes(UTF_8));
        assertThat(Objects.requireNonNull(failed.refusal()).reason()).isEqualTo(Reason.RELAY_FAILED);
        receiptThatSays("slow-2.csv", "refused");
    }

    @Test
    void aFileWithoutBytesIsAnsweredAtOnce() throws Exception {
        folder.drop("sales-empty.csv", new byte[0]);
        folder.awaitAnswered();
        assertThat(drop("sales-empty.csv").failure()).isEqualTo(Reason.FILE_EMPTY);
        assertThat(folder.path().resolve("failed/sales-empty.csv")).exists();
    }

    private Relay ended(String name, byte[] bytes) throws IOException {
        folder.drop(name, bytes);
        folder.awaitAnswered();
        await(name).atMost(SOON).until(() -> relay(name).state() != State.DUE);
        return relay(name);
    }

    private Session session(Relay relay) {
        return uploads.opened().stream()
                .filter(one -> one.id().equals(relay.uploadId()))
                .findFirst()
                .orElseThrow();
    }

    private Relays relays() {
        return hub.bean(Relays.class);
    }

    private Relay relay(String name) {
        return relays().of(drop(name).id()).orElseThrow();
    }

    private DropSummary drop(String name) {
        return hub.drops().stream()
                .filter(drop -> drop.name().equals(name) && drop.replayOf() == null)
                .findFirst()
                .orElseThrow();
    }

    /** The receipt beside the drop, as soon as it says so. */
    private JsonNode receiptThatSays(String name, String state) {
        Path receipt = folder.path().resolve(name + ".receipt.json");
        return await(name)
                .atMost(SOON)
                .ignoreExceptions()
                .until(
                        () -> JSON.readTree(Files.readAllBytes(receipt)),
                        said -> said.at("/relay/state").asText().equals(state));
    }
}
