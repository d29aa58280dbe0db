package io.serai.reconcile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.serai.state.ListedCustomers.Listed;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the list: {@code {"customers": […], "total": n}}. Read as a stream; of each customer only what is compared is kept.
 *
 * @param customers those that have an address
 * @param all how many there are
 */
record Listing(List<Listed> customers, int all, long total) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int REASON_CHARS_MAX = 500;

    /** @throws IOException when it is no such answer, or not at its end; the message has nothing of its content */
    static Listing of(InputStream body) throws IOException {
        List<Listed> customers = new ArrayList<>();
        int all = -1;
        long total = -1;
        try (JsonParser json = JSON.createParser(body)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "an object");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String member = json.currentName();
                JsonToken value = json.nextToken();
                if (member.equals("customers")) {
                    expect(value == JsonToken.START_ARRAY, "a list of customers");
                    all = customers(json, customers);
                } else if (member.equals("total")) {
                    expect(value == JsonToken.VALUE_NUMBER_INT, "a whole number as total");
                    total = json.getLongValue();
                } else {
                    json.skipChildren();
                }
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException wrong) {
            throw new IOException("no JSON, or not all of it", wrong);
        }
        expect(all >= 0 && total >= 0, "customers and total");
        return new Listing(customers, all, total);
    }

    private static void expect(boolean holds, String what) throws IOException {
        if (!holds) {
            throw new IOException("found something else where " + what + " was expected");
        }
    }

    private static int customers(JsonParser json, List<Listed> customers) throws IOException {
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() == JsonToken.START_OBJECT, "a customer");
            Map<String, String> one = new HashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String member = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isStructStart()) {
                    json.skipChildren();
                } else if (value != JsonToken.VALUE_NULL) {
                    one.put(member, json.getText());
                }
            }
            count++;
            String email = one.getOrDefault("email", "");
            if (!email.isBlank()) {
                customers.add(listed(email, one));
            }
        }
        return count;
    }

    /** One who was whitelisted after that is blacklisted no more. */
    private static Listed listed(String email, Map<String, String> one) {
        String reason = one.getOrDefault("blacklist_reason", "");
        String since = one.getOrDefault("blacklist_date", "");
        boolean blacklisted = (!reason.isBlank() || !since.isBlank()) && !isLater(one.get("whitelist_date"), since);
        String kept = reason.substring(0, Math.min(reason.length(), REASON_CHARS_MAX));
        return new Listed(
                one.getOrDefault("id_customer", ""),
                email,
                blacklisted,
                blacklisted ? kept : "",
                blacklisted ? since : "");
    }

    private static boolean isLater(@Nullable String one, String other) {
        try {
            return one != null && OffsetDateTime.parse(one).isAfter(OffsetDateTime.parse(other));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
