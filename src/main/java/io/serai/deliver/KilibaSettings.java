package io.serai.deliver;

import io.serai.assemble.Target;
import io.serai.model.Entity;
import io.serai.settings.UnusableSetting;
import io.serai.state.Enrichments.Enrichment;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
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
    public static Uploads uploadsOf(Binder settings, String account) {
        return settings.bindOrCreate("serai.kiliba.accounts." + account + ".uploads", Bindable.of(Uploads.class));
    }

    static void check(boolean holds, String setting, Object found, String expected) {
        if (!holds) {
            throw new UnusableSetting(setting, '"' + found.toString() + '"', expected);
        }
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
            @DefaultValue Paths paths,
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
            @DefaultValue Uploads uploads) {

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

        private static void checkPositive(String setting, Duration duration) {
            check(duration.toMillis() > 0, setting, duration, "a time above 0, such as 5s");
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
     * How files are passed on that Kiliba reads itself. Paths and words are placeholders, to be confirmed with Kiliba.
     *
     * @param createPath where an upload session is opened, by POST
     * @param completePath where the destination is told that all bytes are there, by POST; {@code {uploadId}} is the session's
     * @param statusPath where a session is asked how it stands, by GET, with {@code {uploadId}}; empty: it is not followed, and a file
     *     is delivered as soon as the destination is told
     * @param provider what a session says of who sends
     * @param bytesMax a larger file is not taken; one PUT at S3 carries at most 5 GB
     * @param putTimeout how long sending the bytes of one file may take
     * @param storageHttp whether files may be sent to a plain {@code http} address; always so when {@code base-url} is one
     * @param sessionsMax sessions that may be opened for one file while the storage refuses its bytes
     * @param gone statuses of a session that is known no longer: a fresh one is opened
     * @param endedWords the destination's words for a session that has ended well
     * @param failedWords the destination's words for a session that has ended without taking the file
     * @param followEvery the pause between two looks at the sessions that are followed
     * @param followMax a session that has not ended after so long is followed no longer, and counts as delivered
     */
    public record Uploads(
            @DefaultValue("/client/v1/import/physical-store/uploads")
            String createPath,

            @DefaultValue("/client/v1/import/physical-store/uploads/{uploadId}/complete")
            String completePath,

            @DefaultValue("") String statusPath,
            @DefaultValue("retail") String provider,
            @DefaultValue("5000000000B") DataSize bytesMax,
            @DefaultValue("2h") Duration putTimeout,
            @DefaultValue("false") boolean storageHttp,
            @DefaultValue("3") int sessionsMax,
            @DefaultValue("404,409,410") Statuses gone,

            @DefaultValue({"completed", "complete", "done", "finished", "succeeded", "success", "partial"})
            Set<String> endedWords,

            @DefaultValue({"failed", "error", "rejected", "cancelled", "expired"})
            Set<String> failedWords,

            @DefaultValue("30s") Duration followEvery,
            @DefaultValue("24h") Duration followMax) {

        private static final String ID = "{uploadId}";

        public Uploads {
            endedWords = Set.copyOf(endedWords);
            failedWords = Set.copyOf(failedWords);
            check(createPath.startsWith("/"), "create-path", createPath, "a path that begins with /");
            check(
                    completePath.startsWith("/") && completePath.contains(ID),
                    "complete-path",
                    completePath,
                    "a path that begins with / and has " + ID);
            check(
                    statusPath.isEmpty() || (statusPath.startsWith("/") && statusPath.contains(ID)),
                    "status-path",
                    statusPath,
                    "a path that begins with / and has " + ID + ", or nothing");
            check(!provider.isBlank(), "provider", provider, "a word such as retail");
            check(
                    bytesMax.toBytes() >= 1 && bytesMax.toBytes() <= 5L << 30,
                    "bytes-max",
                    bytesMax,
                    "1B to 5GB, since one PUT carries no more");
            check(sessionsMax >= 1 && sessionsMax <= 100, "sessions-max", sessionsMax, "1 to 100");
            Account.checkPositive("put-timeout", putTimeout);
            Account.checkPositive("follow-every", followEvery);
            Account.checkPositive("follow-max", followMax);
        }

        /** Whether sessions are asked how they stand. */
        public boolean isFollowed() {
            return !statusPath.isEmpty();
        }

        /** Where the destination is told that all bytes of this session are there. */
        public String completePathOf(String uploadId) {
            return completePath.replace(ID, uploadId);
        }

        /** Where this session is asked how it stands. */
        public String statusPathOf(String uploadId) {
            return statusPath.replace(ID, uploadId);
        }
    }

    /**
     * Where each request goes. All are placeholders, to be confirmed with Kiliba.
     *
     * @param category path of the import of categories
     * @param product path of the import of products
     * @param customerGroup path of the import of customer groups
     * @param customer path of the import of customers
     * @param order path of the import of orders
     * @param cart path of the import of carts
     * @param visit path of the import of visits
     * @param blacklist path that takes addresses that may not be written to
     * @param whitelist path that takes addresses that may be written to again
     */
    public record Paths(
            @DefaultValue("/client/v1/import/categories") String category,
            @DefaultValue("/client/v1/import/products") String product,

            @DefaultValue("/client/v1/import/customer-groups")
            String customerGroup,

            @DefaultValue("/client/v1/import/customers") String customer,
            @DefaultValue("/client/v1/import/orders") String order,
            @DefaultValue("/client/v1/import/carts") String cart,
            @DefaultValue("/client/v1/import/visits") String visit,
            @DefaultValue("/client/v1/customers/blacklist") String blacklist,
            @DefaultValue("/client/v1/customers/whitelist") String whitelist) {

        public Paths {
            checkPath("category", category);
            checkPath("product", product);
            checkPath("customer-group", customerGroup);
            checkPath("customer", customer);
            checkPath("order", order);
            checkPath("cart", cart);
            checkPath("visit", visit);
            checkPath("blacklist", blacklist);
            checkPath("whitelist", whitelist);
        }

        private static void checkPath(String setting, String path) {
            check(path.startsWith("/"), setting, path, "a path that begins with /");
        }

        /** Where items of this entity go when {@code target} takes them. */
        String of(Entity entity, Target target) {
            return switch (target) {
                case BLACKLIST -> blacklist;
                case WHITELIST -> whitelist;
                case IMPORT ->
                    switch (entity) {
                        case CATEGORY -> category;
                        case PRODUCT -> product;
                        case CUSTOMER_GROUP -> customerGroup;
                        case CUSTOMER -> customer;
                        case ORDER -> order;
                        case CART -> cart;
                        case VISIT -> visit;
                        case CONSENT, STORE ->
                            throw new IllegalArgumentException("a " + entity.word() + " is not imported");
                    };
            };
        }
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
