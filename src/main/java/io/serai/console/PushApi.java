package io.serai.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.model.DropLane;
import io.serai.push.Form;
import io.serai.push.Intake;
import io.serai.push.Intake.Answer;
import io.serai.push.Intake.Outcome;
import io.serai.push.Pushed;
import io.serai.state.Audit;
import io.serai.state.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.security.Principal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Partners who prefer a request to a file: the body is read as a file of the feed, and the answer is its receipt. */
@RestController
@RequestMapping("/api/feeds")
class PushApi {

    private static final String FILE_NAME = "X-File-Name";
    private static final String KEY = "Idempotency-Key";

    private final Feeds feeds;
    private final Intake intake;
    private final Audit audit;

    PushApi(Feeds feeds, Intake intake, Audit audit) {
        this.feeds = feeds;
        this.intake = intake;
        this.audit = audit;
    }

    /** Takes the body to its end, and answers when every row has its outcome. */
    @PostMapping("/{feed}")
    ResponseEntity<JsonNode> push(
            @PathVariable("feed") String name,
            @RequestHeader(name = FILE_NAME, required = false) @Nullable String fileName,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestParam(defaultValue = "daily") String lane,
            HttpServletRequest request,
            Principal login)
            throws IOException {
        Feed feed = feed(name, login);
        Form form = form(request, feed);
        String drop = name(fileName == null ? key : fileName, form, isPacked(request));
        Pushed pushed = new Pushed(feed, drop, request.getContentLengthLong(), lane(lane));
        Answer answer = intake.take(pushed, request.getInputStream());
        if (answer.receipt() != null && PartnerGuard.partnerOf(login) == null) {
            audit.acted(
                    new Operator(login.getName(), "pushed over the API"),
                    "push",
                    "drop " + answer.receipt().path("drop").asLong() + " of feed " + name);
        }
        return spoken(answer);
    }

    /** Another partner's feed is not there. */
    private Feed feed(String name, Principal login) {
        String partner = PartnerGuard.partnerOf(login);
        return feeds.all().stream()
                .filter(feed -> feed.name().equals(name))
                .filter(feed -> partner == null || partner.equals(feed.partner()))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no feed " + name));
    }

    private static Form form(HttpServletRequest request, Feed feed) {
        MediaType type = type(request.getContentType());
        Form form = Form.of(type.getType() + '/' + type.getSubtype())
                .orElseThrow(() -> notTaken("found the content type " + type.getType() + '/' + type.getSubtype()
                        + "; expected one of " + Form.known()));
        Charset said = type.getCharset();
        if (said != null && !said.equals(form.charset(feed))) {
            throw notTaken("found the character set " + said + "; expected " + form.charset(feed) + ", as agreed");
        }
        return form;
    }

    private static MediaType type(@Nullable String header) {
        try {
            return MediaType.parseMediaType(Objects.requireNonNullElse(header, ""));
        } catch (IllegalArgumentException unreadable) {
            throw notTaken("found no content type that can be read; expected one of " + Form.known());
        }
    }

    private static boolean isPacked(HttpServletRequest request) {
        String packing = Objects.requireNonNullElse(request.getHeader("Content-Encoding"), "identity");
        if (!packing.equalsIgnoreCase("identity") && !packing.equalsIgnoreCase("gzip")) {
            throw notTaken("found another content encoding; expected gzip, or none");
        }
        return packing.equalsIgnoreCase("gzip");
    }

    private String name(@Nullable String asked, Form form, boolean packed) {
        String refusal = asked == null ? null : intake.refusal(asked);
        if (refusal != null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "the name in " + FILE_NAME + " or " + KEY + ": " + refusal + "; expected one plain file name");
        }
        try {
            return Pushed.name(asked, form, packed, Instant.now());
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, wrong.getMessage(), wrong);
        }
    }

    private static DropLane lane(String word) {
        try {
            return DropLane.of(word);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "lane: found another word; expected daily or history", unknown);
        }
    }

    private static ResponseStatusException notTaken(String why) {
        return new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, why);
    }

    private static ResponseEntity<JsonNode> spoken(Answer answer) {
        ResponseEntity.BodyBuilder said = ResponseEntity.status(status(answer.outcome()));
        if (answer.outcome() == Outcome.SAME_BYTES) {
            said.header("Retry-After", "1");
        } else if (answer.outcome() == Outcome.TOO_MANY) {
            said.header("Retry-After", "5");
        } else if (answer.outcome() == Outcome.FAILED) {
            said.header("Retry-After", "60");
        }
        ObjectNode receipt = answer.receipt();
        if (receipt == null) {
            return said.body(JsonNodeFactory.instance.objectNode().put("refused", answer.why()));
        }
        String drop = "/api/drops/" + receipt.path("drop").asLong();
        ObjectNode links = receipt.putObject("links").put("drop", drop);
        if (receipt.has("rejectsFile")) {
            links.put("rejects", drop + "/rejects");
        }
        return said.location(URI.create(drop)).body(receipt);
    }

    private static HttpStatus status(Outcome outcome) {
        return switch (outcome) {
            case TAKEN -> HttpStatus.OK;
            case SOME_REJECTED -> HttpStatus.MULTI_STATUS;
            case WAITS -> HttpStatus.ACCEPTED;
            case UNUSABLE -> HttpStatus.UNPROCESSABLE_ENTITY;
            case SAME_BYTES -> HttpStatus.CONFLICT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case BROKEN_OFF -> HttpStatus.BAD_REQUEST;
            case FAILED -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
