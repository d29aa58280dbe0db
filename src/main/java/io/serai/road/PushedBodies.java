package io.serai.road;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.push.BoundedBody;
import io.serai.push.Intake;
import io.serai.push.PushSettings;
import io.serai.push.Pushed;
import io.serai.push.ReadingRoom;
import io.serai.receive.PlainName;
import io.serai.receive.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The way of a pushed body through {@code 10-receive-push}. */
@Component
@EnableConfigurationProperties(PushSettings.class)
class PushedBodies implements Intake {

    private static final Logger LOG = LoggerFactory.getLogger("serai.receive");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProducerTemplate road;
    private final PushSettings settings;

    PushedBodies(ProducerTemplate road, PushSettings settings) {
        this.road = road;
        this.settings = settings;
    }

    @Override
    public @Nullable String refusal(String name) {
        return PlainName.refusal(name);
    }

    @Override
    public Answer take(Pushed pushed, InputStream body) {
        if (pushed.bytes() > settings.bytesMax().toBytes()) {
            return tooLarge();
        }
        BoundedBody bounded = new BoundedBody(body, settings.bytesMax().toBytes());
        Exchange sent = road.send("direct:receive-push", exchange -> fill(exchange.getMessage(), pushed, bounded));
        Exception failed = sent.getException();
        if (failed != null) {
            return failed(pushed, failed, bounded);
        }
        List<?> receipts = sent.getMessage().getHeader("SeraiReceipts", List.class);
        if (receipts == null || receipts.isEmpty()) {
            return new Answer(
                    Outcome.SAME_BYTES, null, "the same bytes are being read at this moment; send them again later");
        }
        return answer(Path.of(String.valueOf(receipts.get(receipts.size() - 1))));
    }

    /** It is whole when the connection says so, so it is never "still arriving". */
    private static void fill(Message message, Pushed pushed, InputStream body) {
        message.setHeader("SeraiPartner", pushed.feed().partner());
        message.setHeader("SeraiFeed", pushed.feed().name());
        message.setHeader("SeraiName", pushed.name());
        message.setHeader("SeraiSource", "http:/api/feeds/" + pushed.feed().name());
        message.setHeader("SeraiSize", pushed.bytes());
        message.setHeader("SeraiModified", Instant.now());
        message.setHeader("SeraiFirstSeen", Instant.EPOCH);
        message.setHeader("SeraiLane", pushed.lane().word());
        message.setBody(body);
    }

    private Answer failed(Pushed pushed, Exception failed, BoundedBody body) {
        if (body.isTooLong()) {
            return tooLarge();
        }
        if (body.isBroken()) {
            return new Answer(Outcome.BROKEN_OFF, null, "the body ended before its end; nothing of it was taken");
        }
        if (failed instanceof PushedReadings.TooMany) {
            return new Answer(Outcome.TOO_MANY, null, failed.getMessage());
        }
        if (failed instanceof ReadingRoom.Full) {
            return new Answer(Outcome.TOO_MANY, null, failed.getMessage());
        }
        LOG.warn(
                "{}/{} {}: what was pushed could not be read; it was answered with 503 and is to be sent again: {}",
                pushed.feed().partner(),
                pushed.feed().name(),
                pushed.name(),
                Why.of(failed));
        return new Answer(Outcome.FAILED, null, "the hub could not read it for a reason of its own; send it again");
    }

    private Answer tooLarge() {
        return new Answer(
                Outcome.TOO_LARGE,
                null,
                "found more than " + settings.bytesMax().toBytes()
                        + " bytes; expected at most so many: split it, or drop it as a file");
    }

    private static Answer answer(Path file) {
        try {
            ObjectNode receipt = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
            boolean rejected = receipt.path("outcomes").path("rejected").asLong() > 0;
            Outcome outcome =
                    switch (receipt.path("result").asText()) {
                        case "failed" -> Outcome.UNUSABLE;
                        case "waiting", "parked" -> Outcome.WAITS;
                        default -> rejected ? Outcome.SOME_REJECTED : Outcome.TAKEN;
                    };
            return new Answer(outcome, receipt, null);
        } catch (IOException e) {
            LOG.warn("reading {}: {}", file.getFileName(), e.getMessage());
            return new Answer(Outcome.FAILED, null, "its receipt cannot be read; ask for /api/drops");
        }
    }
}
