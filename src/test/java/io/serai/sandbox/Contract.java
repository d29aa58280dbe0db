package io.serai.sandbox;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The API description {@code contract/kiliba.yaml}, held against each request. */
final class Contract {

    private static final String FILE = "/contract/kiliba.yaml";
    private static final Pattern ITEM = Pattern.compile("^/(\\d+)(/.*)?$");

    private final OpenApiInteractionValidator validator;

    Contract() {
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(text())
                .build();
    }

    /** What is wrong with the request; empty when it keeps the contract. */
    List<Fault> faults(HttpExchange exchange, byte[] body) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        exchange.getRequestHeaders().forEach(request::withHeader);
        query(exchange).forEach(request::withQueryParam);
        // a GET has none, and the description of it says so
        return faults((body.length == 0 ? request : request.withBody(body)).build());
    }

    private static Map<String, List<String>> query(HttpExchange exchange) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            values.computeIfAbsent(parts[0], name -> new ArrayList<>())
                    .add(URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return values;
    }

    /** What is wrong with JSON that is posted to this path; empty when it keeps the contract. */
    List<Fault> faults(String path, byte[] body) {
        return faults(new SimpleRequest.Builder("POST", path)
                .withHeader("Content-Type", "application/json")
                .withHeader("X-API-Key", "key")
                .withBody(body)
                .build());
    }

    private List<Fault> faults(Request request) {
        return validator.validateRequest(request).getMessages().stream()
                .map(Contract::fault)
                .toList();
    }

    private static Fault fault(Message message) {
        String pointer = message.getContext()
                .flatMap(MessageContext::getPointers)
                .map(MessageContext.Pointers::getInstance)
                .orElse("");
        Matcher item = ITEM.matcher(pointer);
        Integer index = item.matches() ? Integer.valueOf(item.group(1)) : null;
        return new Fault(index, pointer, text(message));
    }

    /** A fault in one of several allowed shapes hides in nested messages. */
    private static String text(Message message) {
        StringBuilder text = new StringBuilder(message.getMessage());
        for (String more : message.getAdditionalInfo()) {
            text.append("; ").append(more);
        }
        message.getNestedMessages().forEach(nested -> text.append("; ").append(text(nested)));
        return text.toString();
    }

    /** The description as it stands. */
    static String text() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One breach.
     *
     * @param item the item's place in the array, from 0; null when the request as a whole is meant
     * @param pointer where in the body, as a JSON pointer; empty for the whole
     */
    record Fault(@Nullable Integer item, String pointer, String message) {}
}
