package io.serai.deliver;

import io.serai.settings.UnusableSetting;
import io.serai.state.Enrichments.Enrichment;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where and how Serai delivers to Kiliba.
 *
 * @param accounts one lane each, by the account's name: lower-case letters, digits and hyphens
 */
@ConfigurationProperties("serai.kiliba")
public record KilibaSettings(Map<String, Account> accounts) {

    /** The default of {@code items-max}. */
    public static final String ITEMS_MAX = "1000";
    /** The default of {@code bytes-max}. */
    public static final String BYTES_MAX = "6000000B";

    public KilibaSettings {
        accounts = accounts == null ? Map.of() : Map.copyOf(accounts);
        accounts.keySet()
                .forEach(name -> check(
                        name.matches("[a-z0-9][a-z0-9-]{0,39}"),
                        "accounts",
                        name,
                        "names of 1 to 40 lower-case letters, digits and hyphens"));
    }

    /**
     * How an account passes files on, read alone: commands that send nothing have no key.
     *
     * @param account the defaults when it is not declared
     */
    public static UploadSettings uploadsOf(Binder settings, String account) {
        return settings.bindOrCreate(
                "serai.kiliba.accounts." + account + ".uploads", Bindable.of(UploadSettings.class));
    }

    static void check(boolean holds, String setting, Object found, String expected) {
        if (!holds) {
            throw new UnusableSetting(setting, '"' + found.toString() + '"', expected);
        }
    }

    static void checkPositive(String setting, Duration duration) {
        check(duration.toMillis() > 0, setting, duration, "a time above 0, such as 5s");
    }

    /**
     * One account at the destination. The API text states neither paths nor statuses: confirm them with Kiliba.
     *
     * @param baseUrl where the API is, without a path that differs per entity; no user, no query
     * @param apiKey the account's key, given by reference, such as {@code ${KILIBA_API_KEY}}; never shown
     * @param keyHeader the request header that carries the key
     * @param method HTTP method of an import request
     * @param paths where each entity is imported
     * @param itemsMax items in one request
     * @param bytesMax bytes of one request's body
     * @param requestsPerSecond requests per second over all connections of the account; fractions allowed
     * @param connections parallel requests
     * @param connectTimeout how long connecting may take
     * @param responseTimeout how long the destination may stay silent
     * @param requestTimeout how long a request with its whole answer may take, however lively the destination is
     * @param replies what each HTTP status means
     * @param retryAfterMax a longer {@code Retry-After} is cut to this
     * @param backOffFirst the pause after the first busy answer; it doubles with each further one
     * @param backOffMax the longest pause between tries
     * @param lockedOutPause the pause after the key was refused
     * @param isolateRequestsMax requests that the search for the culprits of one refused batch may cost
     * @param processedPointer JSON pointer to the number of processed items in an accepted answer; empty: do not read answers
     * @param processedEmailsPointer the same in an answer to a list of addresses
     * @param optIns which addresses that may be written to go to the whitelist: {@code own}, those that this hub has sent to the
     *     blacklist before; {@code all}, also those that the destination has blacklisted itself, such as after a complaint
     * @param enrichment what orders and carts say about their customer besides the id: {@code none}, what their own file says; {@code
     *     once}, what is known when the item is made, which then depends on what came first; {@code follow}, what is known, and
     *     they are sent again when it changes
     * @param historySharePercent requests in a hundred that history loads get while daily items are due all the time; 0: none
     * @param reconcile reading the destination's customers back
     * @param email single e-mails
     * @param uploads how files are passed on that Kiliba reads itself
     */
    public record Account(
            String baseUrl,
            String apiKey,
            @DefaultValue("X-API-Key") String keyHeader,
            @DefaultValue("POST") String method,
            @DefaultValue ImportPaths paths,
            @DefaultValue(ITEMS_MAX) int itemsMax,
            @DefaultValue(BYTES_MAX) DataSize bytesMax,
            @DefaultValue("5") double requestsPerSecond,
            @DefaultValue("2") int connections,
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("60s") Duration responseTimeout,
            @DefaultValue("3m") Duration requestTimeout,
            @DefaultValue ReplyStatuses replies,
            @DefaultValue("15m") Duration retryAfterMax,
            @DefaultValue("1s") Duration backOffFirst,
            @DefaultValue("5m") Duration backOffMax,
            @DefaultValue("15m") Duration lockedOutPause,
            @DefaultValue("64") int isolateRequestsMax,
            @DefaultValue("/processed") String processedPointer,
            @DefaultValue("/processed_emails") String processedEmailsPointer,
            @DefaultValue("own") OptIns optIns,
            @DefaultValue("none") Enrichment enrichment,
            @DefaultValue("10") int historySharePercent,
            @DefaultValue ReconcileSettings reconcile,
            @DefaultValue EmailSettings email,
            @DefaultValue UploadSettings uploads) {

        public Account {
            checkAddress(baseUrl);
            checkKey(apiKey);
            check(keyHeader.matches("[A-Za-z0-9-]+"), "key-header", keyHeader, "a header name such as X-API-Key");
            check(method.matches("POST|PUT|PATCH"), "method", method, "POST, PUT or PATCH");
            check(itemsMax >= 1 && itemsMax <= 100_000, "items-max", itemsMax, "1 to 100000");
            check(
                    bytesMax.toBytes() >= 2 && bytesMax.toBytes() <= 100_000_000,
                    "bytes-max",
                    bytesMax,
                    "2B to 100000000B");
            check(
                    requestsPerSecond >= 0.001 && requestsPerSecond <= 1000,
                    "requests-per-second",
                    requestsPerSecond,
                    "0.001 to 1000");
            check(connections >= 1 && connections <= 64, "connections", connections, "1 to 64");
            checkPositive("connect-timeout", connectTimeout);
            checkPositive("response-timeout", responseTimeout);
            check(
                    requestTimeout.compareTo(responseTimeout) >= 0,
                    "request-timeout",
                    requestTimeout,
                    "at least response-timeout (" + responseTimeout + ")");
            checkPositive("retry-after-max", retryAfterMax);
            checkPositive("back-off-first", backOffFirst);
            check(
                    backOffMax.compareTo(backOffFirst) >= 0,
                    "back-off-max",
                    backOffMax,
                    "at least back-off-first (" + backOffFirst + ")");
            checkPositive("locked-out-pause", lockedOutPause);
            check(isolateRequestsMax >= 0, "isolate-requests-max", isolateRequestsMax, "0 or more");
            checkPointer("processed-pointer", processedPointer);
            checkPointer("processed-emails-pointer", processedEmailsPointer);
            check(
                    historySharePercent >= 0 && historySharePercent <= 50,
                    "history-share-percent",
                    historySharePercent,
                    "0 to 50");
        }

        private static void checkKey(String apiKey) {
            if (apiKey.isBlank()) {
                throw new UnusableSetting(
                        "api-key",
                        "nothing",
                        "the account's key, usually from the environment: set KILIBA_API_KEY before the start");
            }
            if (!apiKey.chars().allMatch(c -> c > 32 && c < 127)) {
                throw new UnusableSetting(
                        "api-key", "a blank or a sign that is not ASCII (the key is not shown)", "the key alone");
            }
        }

        private static void checkAddress(String baseUrl) {
            try {
                URI uri = new URI(baseUrl);
                check(
                        uri.getScheme() != null
                                && uri.getScheme().matches("https?")
                                && uri.getHost() != null
                                && uri.getUserInfo() == null
                                && uri.getQuery() == null
                                && uri.getFragment() == null,
                        "base-url",
                        uri.getUserInfo() == null ? baseUrl : "an address with a user (not shown)",
                        "an address such as https://api.kiliba.ai, without user and query");
            } catch (URISyntaxException e) {
                throw new UnusableSetting("base-url", '"' + baseUrl + '"', "an address such as https://api.kiliba.ai");
            }
        }

        private static void checkPointer(String setting, String pointer) {
            check(
                    pointer.isEmpty() || pointer.startsWith("/"),
                    setting,
                    pointer,
                    "a JSON pointer such as /processed, or nothing");
        }

        /** Never shows the key. */
        @Override
        public String toString() {
            return "Account[baseUrl=" + baseUrl + ", apiKey=***]";
        }
    }

    /** Which addresses that may be written to are told to the destination. */
    public enum OptIns {
        /** Those whose opt-out this hub has sent before. */
        OWN,
        /** All that a row names. */
        ALL
    }

    /**
     * What each HTTP status means. A status in none of these sets is treated as busy, and raises an alarm.
     *
     * @param accepted the destination took the items
     * @param busy try the same again later
     * @param refused something in the request is wrong: search for it by halves
     * @param lockedOut nothing will be taken until somebody acts
     */
    public record ReplyStatuses(
            @DefaultValue("200-299") Statuses accepted,
            @DefaultValue("408,425,429,500-599") Statuses busy,
            @DefaultValue("400,413,422") Statuses refused,
            @DefaultValue("401,403,404") Statuses lockedOut) {}
}
