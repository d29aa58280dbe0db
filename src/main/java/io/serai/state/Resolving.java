package io.serai.state;

import io.serai.model.CartValues;
import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.TicketValues;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.Enrichments.Enrichment;
import io.serai.state.Resolved.Party;
import io.serai.state.Resolved.ProductId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks up what documents name, a page of them at a time. */
record Resolving(JdbcTemplate jdbc, Enrichments enrichments) {

    /** The same documents in the same order, with what is known of what they name. */
    List<Document> of(List<Document> documents) {
        Map<String, Map<String, String>> shops = new HashMap<>();
        Map<DocumentKey, Party> customers = customers(documents);
        List<Document> resolved = new ArrayList<>(documents.size());
        for (Document document : documents) {
            Resolved found = new Resolved(
                    namesShops(document) ? shops.computeIfAbsent(document.key().partner(), this::shops) : Map.of(),
                    products(document),
                    customer(document, customers));
            resolved.add(found.equals(Resolved.NONE) ? document : document.with(found));
        }
        return resolved;
    }

    private static boolean namesShops(Document document) {
        return document.key().entity().hasLines() || document.key().entity() == Entity.CUSTOMER;
    }

    private Map<String, String> shops(String partner) {
        Map<String, String> shops = new HashMap<>();
        jdbc.query(
                "select store, shop from store_name where partner = ? and shop is not null and shop <> store",
                row -> {
                    shops.put(row.getString(1), row.getString(2));
                },
                partner);
        return Map.copyOf(shops);
    }

    private Map<String, ProductId> products(Document document) {
        Set<String> codes = new TreeSet<>();
        for (LineValues line : document.lines(LineValues.class)) {
            if (line.more() != null && line.more().match() != null) {
                codes.add(line.product());
            }
        }
        if (codes.isEmpty()) {
            return Map.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(document.key().partner()));
        arguments.addAll(codes);
        Map<String, ProductId> products = new HashMap<>();
        // a code of several products names none of them
        jdbc.query(
                "select kind, code, min(product), min(variant) from product_code where "
                        + ReferenceTable.CODES.formatted(FileTimes.marks(codes.size()))
                        + " and kind <> 'id' group by kind, code having count(*) = 1",
                row -> {
                    String variant = row.getString(4);
                    products.put(
                            Resolved.code(row.getString(1), row.getString(2)),
                            new ProductId(row.getString(3), variant.isEmpty() ? null : variant));
                },
                arguments.toArray());
        return products;
    }

    private Map<DocumentKey, Party> customers(List<Document> documents) {
        Set<Placed> keys = new TreeSet<>();
        for (Document document : documents) {
            DocumentKey customer = customer(document);
            if (customer != null && enrichments.of(document.account()) != Enrichment.NONE) {
                keys.add(Placed.of(customer));
            }
        }
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<DocumentKey, Party> parties = new HashMap<>();
        Map<DocumentKey, StoredDocument> stored = new DocumentTable(jdbc).load(List.copyOf(keys), new FileTimes(jdbc));
        stored.forEach((key, document) -> {
            Party party = party(document.parts().header());
            if (party != null) {
                parties.put(key, party);
            }
        });
        return parties;
    }

    private static @Nullable Party party(@Nullable KeptPart header) {
        if (header == null) {
            return null;
        }
        CustomerValues values = (CustomerValues) ValuesJson.header(Entity.CUSTOMER, header.json());
        return values.deleted()
                ? null
                : new Party(
                        values.email(),
                        values.firstName(),
                        values.lastName(),
                        values.groupIds(),
                        values.defaultGroupId());
    }

    private @Nullable Party customer(Document document, Map<DocumentKey, Party> customers) {
        DocumentKey key = customer(document);
        return key == null || enrichments.of(document.account()) == Enrichment.NONE ? null : customers.get(key);
    }

    private static @Nullable DocumentKey customer(Document document) {
        PartValues header = document.header() == null ? null : document.header().values();
        String id = header instanceof TicketValues ticket
                ? ticket.customerId()
                : header instanceof CartValues cart ? cart.customerId() : null;
        return id == null ? null : new DocumentKey(document.key().partner(), Entity.CUSTOMER, "", id);
    }
}
