package io.serai.deliver;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where and how Serai delivers to Kiliba.
 *
 * @param accounts one lane each, by the account's name: lower-case letters, digits and hyphens
 */
@ConfigurationProperties("serai.kiliba")
public record KilibaSettings(Map<String, Account> accounts) {

    public KilibaSettings {
        accounts = accounts == null ? Map.of() : Map.copyOf(accounts);
        accounts.keySet().forEach(name -> check(name.matches("[a-z0-9][a-z0-9-]{0,39}"), "account name", name));
    }

    static void check(boolean holds, String setting, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("serai.kiliba " + setting + " \"" + found + "\" cannot be used");
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
     */
    public record Account(
            String baseUrl,
            String apiKey,
            @DefaultValue("X-API-Key") String keyHeader,
            @DefaultValue("POST") String method,
            @DefaultValue Paths paths,
            @DefaultValue("1000") int itemsMax,
            @DefaultValue("6000000B") DataSize bytesMax,
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
            @DefaultValue("/processed") String processedPointer) {

        public Account {
            checkAddress(baseUrl);
            check(!apiKey.isBlank() && apiKey.chars().allMatch(c -> c > 32 && c < 127), "api-key", "***");
            check(keyHeader.matches("[A-Za-z0-9-]+"), "key-header", keyHeader);
            check(method.matches("POST|PUT|PATCH"), "method", method);
            check(itemsMax >= 1 && itemsMax <= 100_000, "items-max", itemsMax);
            check(bytesMax.toBytes() >= 2 && bytesMax.toBytes() <= 100_000_000, "bytes-max", bytesMax);
            check(requestsPerSecond >= 0.001 && requestsPerSecond <= 1000, "requests-per-second", requestsPerSecond);
            check(connections >= 1 && connections <= 64, "connections", connections);
            check(positive(connectTimeout), "connect-timeout", connectTimeout);
            check(positive(responseTimeout), "response-timeout", responseTimeout);
            check(requestTimeout.compareTo(responseTimeout) >= 0, "request-timeout", requestTimeout);
            check(positive(retryAfterMax), "retry-after-max", retryAfterMax);
            check(positive(backOffFirst), "back-off-first", backOffFirst);
            check(backOffMax.compareTo(backOffFirst) >= 0, "back-off-max", backOffMax);
            check(positive(lockedOutPause), "locked-out-pause", lockedOutPause);
            check(isolateRequestsMax >= 0, "isolate-requests-max", isolateRequestsMax);
            check(
                    processedPointer.isEmpty() || processedPointer.startsWith("/"),
                    "processed-pointer",
                    processedPointer);
        }

        private static void checkAddress(String baseUrl) {
            URI uri = URI.create(baseUrl);
            check(uri.getScheme() != null && uri.getScheme().matches("https?"), "base-url", "without http or https");
            check(uri.getHost() != null && uri.getUserInfo() == null, "base-url", "without a host, or with a user");
            check(uri.getQuery() == null && uri.getFragment() == null, "base-url", "with a query");
        }

        private static boolean positive(Duration duration) {
            return duration.toMillis() > 0;
        }

        /** Never shows the key. */
        @Override
        public String toString() {
            return "Account[baseUrl=" + baseUrl + ", apiKey=***]";
        }
    }

    /**
     * Where each entity is imported. Both are placeholders, to be confirmed with Kiliba.
     *
     * @param customer path of the customer import
     * @param order path of the order import
     */
    public record Paths(
            @DefaultValue("/client/v1/import/customers") String customer,
            @DefaultValue("/client/v1/import/orders") String order) {

        public Paths {
            check(customer.startsWith("/"), "paths.customer", customer);
            check(order.startsWith("/"), "paths.order", order);
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
