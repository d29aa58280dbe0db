package io.serai.notice;

import io.serai.settings.UnusableSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told what needs somebody, besides the console page. Nobody, unless a mail's receiver or a webhook is set.
 *
 * @param tick the pause between two looks at what needs somebody
 * @param after how long a thing must last before it is told
 * @param retryFirst the pause after a try that failed; it doubles with each further one, up to an hour
 * @param consoleUrl where the console page is, for the mails; empty: they have no link
 * @param mail by e-mail
 * @param webhook by an HTTP POST
 */
@ConfigurationProperties("serai.notices")
public record NoticeSettings(
        @DefaultValue("30s") Duration tick,
        @DefaultValue("2m") Duration after,
        @DefaultValue("1m") Duration retryFirst,
        @DefaultValue("") String consoleUrl,
        @DefaultValue Mail mail,
        @DefaultValue Webhook webhook) {

    public NoticeSettings {
        if (tick.toMillis() < 1) {
            throw new UnusableSetting("tick", tick.toString(), "a time above 0, such as 30s");
        }
        if (retryFirst.toMillis() < 1) {
            throw new UnusableSetting("retry-first", retryFirst.toString(), "a time above 0, such as 1m");
        }
        if (after.isNegative()) {
            throw new UnusableSetting("after", after.toString(), "0s or more, such as 2m");
        }
    }

    /**
     * By e-mail.
     *
     * @param to the receivers, separated by commas; empty: no mail is sent
     * @param from the sender
     * @param protocol {@code smtps} for TLS from the first byte; {@code smtp} for a relay on the same machine
     * @param host the mail server
     * @param port of the mail server
     * @param username who logs in; empty: nobody does
     * @param password a reference
     */
    public record Mail(
            @DefaultValue("") String to,
            @DefaultValue("serai@localhost") String from,
            @DefaultValue("smtps") String protocol,
            @DefaultValue("localhost") String host,
            @DefaultValue("465") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {
        public Mail {
            if (!protocol.matches("smtps?")) {
                throw new UnusableSetting("protocol", '"' + protocol + '"', "smtps or smtp");
            }
        }

        /** Never shows the password. */
        @Override
        public String toString() {
            return "Mail[to=" + to + ", host=" + host + ", password=***]";
        }
    }

    /**
     * By an HTTP POST of a JSON object.
     *
     * @param url where to; empty: nothing is posted. It often holds a secret: give it by reference
     */
    public record Webhook(@DefaultValue("") String url) {
        public Webhook {
            if (!url.isEmpty() && !url.matches("https?://.+")) {
                throw new UnusableSetting(
                        "url", "a text that is no address (not shown)", "an address such as https://chat.example/hook");
            }
        }

        /** Never shows the address. */
        @Override
        public String toString() {
            return "Webhook[url=***]";
        }
    }

    /** The ways that are set. */
    List<String> channels() {
        List<String> channels = new ArrayList<>();
        if (!mail.to().isEmpty()) {
            channels.add("mail");
        }
        if (!webhook.url().isEmpty()) {
            channels.add("webhook");
        }
        return channels;
    }
}
