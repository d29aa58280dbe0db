package io.serai.email;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.deliver.Beside;
import io.serai.deliver.EmailSettings;
import io.serai.deliver.KilibaSettings;
import io.serai.deliver.KilibaSettings.Account;
import io.serai.deliver.Lanes;
import io.serai.state.EmailOutbox;
import io.serai.state.EmailOutbox.Mail;
import io.serai.state.EmailOutbox.State;
import io.serai.state.EmailOutbox.Wanted;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What {@code 70-email} asks: keeps what is wanted, gives the next one that may be sent, and judges its answer. No log names an address. */
@Component("seraiEmails")
public class Emails {

    private static final Logger LOG = LoggerFactory.getLogger("serai.email");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Shorter values are no secrets: a number of pieces, a store. */
    private static final int HIDDEN_CHARS_MIN = 3;

    private static final Set<Class<?>> NOTHING_SENT = Set.of(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class);

    private final EmailOutbox outbox;
    private final KilibaSettings settings;
    private final MeterRegistry meters;
    private final Map<String, Beside> beside = new TreeMap<>();
    private final Map<String, Mail> wanted = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    Emails(EmailOutbox outbox, KilibaSettings settings, Lanes lanes, MeterRegistry meters) {
        this.outbox = outbox;
        this.settings = settings;
        this.meters = meters;
        settings.accounts().keySet().forEach(account -> beside.put(account, lanes.beside(account)));
    }

    /**
     * Keeps an e-mail to be sent.
     *
     * @param asked the members {@code account}, {@code key}, {@code transactionalEmailId}, {@code email}, {@code language} and {@code
     *     variables}, a map of texts
     * @return {@code queued}, or {@code known} when the key was asked for before
     * @throws IllegalArgumentException naming the member that cannot be used, never an address
     */
    public String ask(Map<String, Object> asked) {
        String account = text(asked, "account");
        EmailSettings how = account(account).email();
        if (!how.enabled()) {
            throw new IllegalArgumentException("account " + account
                    + ": found that e-mail is off; expected serai.kiliba.accounts." + account + ".email.enabled: true");
        }
        Wanted mail = new Wanted(
                account,
                text(asked, "key"),
                text(asked, "transactionalEmailId"),
                text(asked, "email"),
                text(asked, "language"),
                variables(asked.get("variables")));
        if (!mail.email().matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException(
                    "email: found no address (not shown); expected one such as name@example.com");
        }
        return outbox.ask(mail, how.waitingMax()) ? "queued" : "known";
    }

    private static String text(Map<String, Object> asked, String member) {
        Object value = asked.get(member);
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("e-mail: found no " + member + "; expected a text");
        }
        return value.toString().strip();
    }

    private static String variables(@Nullable Object given) {
        ObjectNode variables = JSON.createObjectNode();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> variables.put(String.valueOf(name), value == null ? "" : value.toString()));
        } else if (given != null) {
            throw new IllegalArgumentException("variables: found something else; expected a map of texts");
        }
        return variables.toString();
    }

    /** Whether one may be sent now; {@link #next} gives it. It is marked as on its way when this returns. */
    public boolean isWanted(String account) {
        if (begun.add(account)) {
            begin(account);
        }
        Mail next = outbox.next(account).orElse(null);
        if (next == null || !beside(account).mayStart()) {
            return false;
        }
        if (!outbox.sending(next.id())) {
            beside(account).giveBack();
            return false;
        }
        wanted.put(account, next);
        return true;
    }

    private void begin(String account) {
        int cutOff = outbox.cutOff(account);
        if (cutOff > 0) {
            LOG.warn(
                    "account {}: {} e-mails were on their way when the hub ended; nobody knows whether they were sent: decide over"
                            + " /api/emails?state=unknown",
                    account,
                    cutOff);
        }
        for (State state : State.values()) {
            Gauge.builder("serai.emails", outbox, box -> box.count(account, state))
                    .description("e-mails of an account by where they stand")
                    .tag("account", account)
                    .tag("state", state.word())
                    .register(meters);
        }
    }

    public Mail next(String account) {
        Mail mail = wanted.remove(account);
        if (mail == null) {
            throw new IllegalStateException("no e-mail of account " + account + " is wanted");
        }
        return mail;
    }

    public String path(Mail mail) {
        return account(mail.wanted().account()).email().path();
    }

    /** The request's body. */
    public byte[] body(Mail mail) throws JsonProcessingException {
        JsonNode variables = JSON.readTree(mail.wanted().variables());
        ObjectNode body = JSON.createObjectNode()
                .put("transactionalEmailId", mail.wanted().template())
                .put("email", mail.wanted().email())
                .put("language", mail.wanted().language());
        body.set("variables", variables);
        return JSON.writeValueAsBytes(body);
    }

    /** An answer came. */
    public void answer(Mail mail, int status, @Nullable String retryAfter, byte @Nullable [] body) {
        String account = mail.wanted().account();
        switch (beside(account).answered(status, retryAfter)) {
            case ACCEPTED -> outbox.ended(mail.id(), State.SENT, status, null);
            case REFUSED -> {
                outbox.ended(mail.id(), State.REFUSED, status, said(mail, body));
                LOG.warn(
                        "account {}: e-mail {} is refused with status {}; see /api/emails", account, mail.id(), status);
            }
            case LOCKED_OUT -> {
                outbox.unsent(mail.id());
                meters.counter("serai.alarms", "account", account, "alarm", "email-locked-out")
                        .increment();
            }
            case BUSY -> {
                if (account(account).email().unsent().has(status)) {
                    outbox.unsent(mail.id());
                } else {
                    unknown(mail, status, said(mail, body));
                }
            }
        }
    }

    /** No answer came. Only what never reached the destination is tried again by itself. */
    public void noAnswer(Mail mail, Exception why) {
        beside(mail.wanted().account()).unanswered("no answer");
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            Throwable one = cause;
            if (NOTHING_SENT.stream().anyMatch(kind -> kind.isInstance(one))) {
                outbox.unsent(mail.id());
                return;
            }
        }
        unknown(mail, null, "no answer");
    }

    private void unknown(Mail mail, @Nullable Integer status, String said) {
        outbox.ended(mail.id(), State.UNKNOWN, status, said);
        LOG.warn(
                "account {}: nobody knows whether e-mail {} was sent (status {}); decide over /api/emails?state=unknown",
                mail.wanted().account(),
                mail.id(),
                status == null ? "none" : status);
    }

    /** Servers may repeat the address, the variables or the key. */
    private String said(Mail mail, byte @Nullable [] body) {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        List<String> hidden = new ArrayList<>(variables(mail));
        hidden.add(mail.wanted().email());
        hidden.add(account(mail.wanted().account()).apiKey());
        hidden.removeIf(String::isEmpty);
        // a long one first, since a short one may be a part of it
        hidden.sort(Comparator.comparingInt(String::length).reversed());
        for (String value : hidden) {
            text = text.replace(value, "***");
        }
        return text;
    }

    /** Their values, also as JSON writes them; none so short that it is in any text. */
    private static List<String> variables(Mail mail) {
        try {
            List<String> values = new ArrayList<>();
            for (JsonNode value : JSON.readTree(mail.wanted().variables())) {
                String written = value.toString();
                values.add(value.asText());
                values.add(written.substring(1, written.length() - 1));
            }
            values.removeIf(value -> value.length() < HIDDEN_CHARS_MIN);
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reading the variables of e-mail " + mail.id(), e);
        }
    }

    private Account account(String name) {
        Account account = settings.accounts().get(name);
        if (account == null) {
            throw new IllegalArgumentException("account: found " + name + "; expected one of serai.kiliba.accounts");
        }
        return account;
    }

    private Beside beside(String account) {
        account(account);
        return Objects.requireNonNull(beside.get(account));
    }
}
