package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.LineValues;
import io.serai.model.LineValues.More;
import io.serai.model.PartKey;
import io.serai.model.PartValues;
import io.serai.model.ProductValues;
import io.serai.model.StoreValues;
import io.serai.model.TicketValues;
import io.serai.read.BoundRow;
import io.serai.read.BoundRow.BoundPart;
import io.serai.state.Enrichments.Enrichment;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import io.serai.state.Resolved.Party;
import io.serai.state.Resolved.ProductId;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that name others: held until those are known, found by codes, sent again when a customer changes. */
abstract class LinkingContract {

    private static final Instant T = Rows.MORNING;

    private final TestDatabase database;

    LinkingContract(TestDatabase database) {
        this.database = database;
    }

    private static Feed feed(String rows, String references, String match) {
        FeedDeclaration declared = new FeedDeclaration();
        declared.setPartner("acme");
        declared.setRows(rows);
        Map<String, String> columns = new LinkedHashMap<>();
        for (String field : fields(rows)) {
            columns.put(field, field);
        }
        declared.getColumns().putAll(columns);
        declared.getPolicies().put("references", references);
        declared.getPolicies().put("product-match", match);
        return declared.feed("acme-" + rows + "-" + references + "-" + match);
    }

    private static List<String> fields(String rows) {
        return switch (rows) {
            case "customers" -> List.of("customer-id", "email", "store", "created-at", "language", "group-ids");
            case "products" ->
                List.of(
                        "product",
                        "name",
                        "language",
                        "price-net",
                        "price-gross",
                        "quantity",
                        "in-stock",
                        "relative-url",
                        "absolute-url",
                        "created-at");
            case "stores" -> List.of("store", "name");
            default ->
                List.of(
                        "ticket",
                        "store",
                        "status",
                        "created-at",
                        "line",
                        "product",
                        "quantity",
                        "amount-net",
                        "amount-gross");
        };
    }

    private static BoundRow customer(String id, String firstName) {
        CustomerValues values = new CustomerValues(
                id,
                id + "@example.com",
                firstName,
                null,
                null,
                null,
                true,
                false,
                List.of("s1"),
                "s1",
                List.of("gold"),
                "gold",
                "fr",
                null,
                T,
                null,
                false,
                Map.of(),
                Map.of());
        return row(Entity.CUSTOMER, "", id, values);
    }

    private static BoundRow product(String id, @Nullable String variant, @Nullable String ean) {
        ProductValues values = new ProductValues(
                id,
                variant,
                null,
                ean,
                Map.of("fr", "Pain"),
                Map.of(),
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                1L,
                true,
                null,
                null,
                "/p",
                "https://shop.example/p",
                null,
                List.of("bread"),
                "bread",
                T,
                null,
                false,
                Map.of());
        return row(Entity.PRODUCT, variant == null ? "" : variant, id, values);
    }

    private static BoundRow row(Entity entity, String store, String id, PartValues values) {
        return Rows.row(1, new BoundPart(new DocumentKey("acme", entity, store, id), PartKey.HEADER, null, values));
    }

    private static BoundRow order(String ticket, @Nullable String customer, String product, @Nullable String match) {
        DocumentKey key = new DocumentKey("acme", Entity.ORDER, "s1", ticket);
        TicketValues header = new TicketValues(
                ticket,
                "s1-" + ticket,
                "s1",
                "paid",
                customer,
                null,
                null,
                null,
                List.of(),
                null,
                T,
                null,
                TicketValues.Returns.REJECT,
                "returned",
                null,
                Map.of());
        More more = match == null ? null : new More(match, null, null, null, null, null);
        LineValues line = new LineValues(product, null, null, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, more);
        return Rows.row(
                1, new BoundPart(key, PartKey.HEADER, null, header), new BoundPart(key, new PartKey("1"), null, line));
    }

    private interface Work {
        void on(TestStore store);
    }

    private void inStore(Path folder, Enrichment enrichment, Work work) throws Exception {
        Files.createDirectories(folder);
        try (HikariDataSource source = database.open(folder)) {
            TestStore.create(source);
            work.on(TestStore.with(enrichment, source, folder));
        }
    }

    private static long receive(TestStore store, Feed feed, BoundRow... rows) {
        String sha = feed.name() + List.of(rows).hashCode();
        return store.receive(feed, sha, 1, T, List.of(rows)).id();
    }

    private static List<Due> due(TestStore store, Entity entity) {
        return store.outbox.due(Queue.daily("main", entity), null, 10);
    }

    private static List<String> ids(List<Due> due) {
        return due.stream().map(one -> one.document().key().id()).sorted().toList();
    }

    private static List<String> waiting(TestStore store, String ticket) {
        DocumentKey key = new DocumentKey("acme", Entity.ORDER, "s1", ticket);
        return new StoreView(store.database, account -> Enrichment.NONE).awaited(key);
    }

    @Test
    void anOrderIsHeldUntilAllThatItNamesIsKnown(@TempDir Path folder) throws Exception {
        inStore(folder, Enrichment.NONE, store -> {
            Feed orders = feed("tickets-with-lines", "hold", "id");
            long drop = receive(store, orders, order("t1", "c1", "p1", null), order("t2", null, "p1", null));
            assertThat(due(store, Entity.ORDER)).isEmpty();
            assertThat(waiting(store, "t1")).containsExactly("customer c1", "product p1");
            assertThat(new UnknownNames(store.database.jdbc()).of(drop))
                    .containsExactly("held until it is known: customer c1, product p1");

            receive(store, feed("products", "ignore", "id"), product("p1", "red", null));
            assertThat(ids(due(store, Entity.ORDER))).containsExactly("t2");
            assertThat(waiting(store, "t1")).containsExactly("customer c1");

            receive(store, feed("customers", "ignore", "id"), customer("c1", "Ada"));
            assertThat(ids(due(store, Entity.ORDER))).containsExactly("t1", "t2");
        });
    }

    @Test
    void whatIsKeptTogetherIsLinkedAsIfOneCameAfterTheOther(@TempDir Path folder) throws Exception {
        Feed holds = feed("tickets-with-lines", "hold", "id");
        Feed ignores = feed("tickets-with-lines", "ignore", "id");
        inStore(folder.resolve("apart"), Enrichment.NONE, store -> {
            store.keep(open(store, holds, T), holds, List.of(order("t1", "c1", "p1", null)), 1);
            assertThat(waiting(store, "t1")).containsExactly("customer c1", "product p1");
            Drop later = open(store, ignores, T.plusSeconds(1));
            store.keep(later, ignores, List.of(order("t1", "c1", "p2", null)), 1);
            assertThat(waiting(store, "t1")).isEmpty();
            assertThat(ids(due(store, Entity.ORDER))).containsExactly("t1");
        });
        inStore(folder.resolve("together"), Enrichment.NONE, store -> {
            Staging first = store.staging.open(open(store, holds, T), holds);
            Staging second = store.staging.open(open(store, ignores, T.plusSeconds(1)), ignores);
            first.add(List.of(order("t1", "c1", "p1", null)));
            second.add(List.of(order("t1", "c1", "p2", null)));
            Staging.together(List.of(first.partitions(), second.partitions())).forEachRemaining(store.documents::keep);
            assertThat(waiting(store, "t1")).isEmpty();
            assertThat(ids(due(store, Entity.ORDER))).containsExactly("t1");
        });
    }

    private static Drop open(TestStore store, Feed feed, Instant time) {
        return store.ledger.open(TestStore.file(feed, feed.name(), 1), feed, time);
    }

    @Test
    void aWarningHoldsNothing(@TempDir Path folder) throws Exception {
        inStore(folder, Enrichment.NONE, store -> {
            long drop = receive(store, feed("tickets-with-lines", "warn", "id"), order("t1", "c1", "p1", null));
            assertThat(ids(due(store, Entity.ORDER))).containsExactly("t1");
            assertThat(new UnknownNames(store.database.jdbc()).of(drop))
                    .containsExactly("not known: customer c1, product p1");
        });
    }

    @Test
    void aLineFindsItsProductByItsBarcode(@TempDir Path folder) throws Exception {
        inStore(folder, Enrichment.NONE, store -> {
            Feed products = feed("products", "ignore", "id");
            receive(store, products, product("p1", "red", "111"), product("p2", null, "222"));
            receive(store, products, product("p3", null, "222"));
            Feed orders = feed("tickets-with-lines", "hold", "ean");
            receive(store, orders, order("t1", null, "111", "ean"), order("t2", null, "222", "ean"));
            assertThat(ids(due(store, Entity.ORDER))).containsExactly("t1");
            assertThat(product(due(store, Entity.ORDER).get(0))).isEqualTo(new ProductId("p1", "red"));
            // a code of two products names neither
            assertThat(waiting(store, "t2")).containsExactly("product with ean 222");
            receive(store, products, product("p3", null, "333"));
            assertThat(ids(due(store, Entity.ORDER))).containsExactly("t1", "t2");
        });
    }

    private static ProductId product(Due due) {
        LineValues line = due.document().lines(LineValues.class).get(0);
        return due.document().resolved().product(line);
    }

    @Test
    void anOrderFollowsItsCustomerIfItsAccountSaysSo(@TempDir Path folder) throws Exception {
        inStore(folder, Enrichment.FOLLOW, store -> {
            receive(store, feed("tickets-with-lines", "ignore", "id"), order("t1", "c1", "p1", null));
            assertThat(due(store, Entity.ORDER).get(0).document().resolved().customer())
                    .isNull();
            answer(store);
            receive(store, feed("customers", "ignore", "id"), customer("c1", "Ada"), customer("c2", "Bob"));
            assertThat(party(store)).isEqualTo(new Party("c1@example.com", "Ada", null, List.of("gold"), "gold"));
            answer(store);
            receive(store, feed("customers", "ignore", "id"), customer("c2", "Cy"));
            assertThat(due(store, Entity.ORDER)).isEmpty();
        });
        inStore(folder.resolve("once"), Enrichment.ONCE, store -> {
            receive(store, feed("customers", "ignore", "id"), customer("c1", "Ada"));
            receive(store, feed("tickets-with-lines", "ignore", "id"), order("t1", "c1", "p1", null));
            assertThat(party(store).firstName()).isEqualTo("Ada");
            answer(store);
            receive(store, feed("customers", "ignore", "id"), customer("c1", "Eve"));
            assertThat(due(store, Entity.ORDER)).isEmpty();
        });
    }

    private static Party party(TestStore store) {
        Party party = due(store, Entity.ORDER).get(0).document().resolved().customer();
        return java.util.Objects.requireNonNull(party);
    }

    private static void answer(TestStore store) {
        List<Answered> items = due(store, Entity.ORDER).stream()
                .map(one -> new Answered(one.document().key(), one.document().revision(), new byte[32]))
                .toList();
        store.outbox.delivered(items, null, T);
    }

    @Test
    void aListOfStoresSaysWhatTheDestinationCallsThem(@TempDir Path folder) throws Exception {
        inStore(folder, Enrichment.NONE, store -> {
            UnknownNames names = new UnknownNames(store.database.jdbc());
            assertThat(names.stores("acme", List.of("s1"))).isEmpty();
            StoreValues listed = new StoreValues("s1", "Centre", "shop-1");
            receive(store, feed("stores", "ignore", "id"), row(Entity.STORE, "", "s1", listed));
            receive(store, feed("tickets-with-lines", "ignore", "id"), order("t1", null, "p1", null));
            assertThat(due(store, Entity.ORDER).get(0).document().resolved().shop("s1"))
                    .isEqualTo("shop-1");
            assertThat(names.stores("acme", List.of("s1", "s9", "")))
                    .containsExactly("stores that are not in the list of stores: s9");
        });
    }

    /** Whatever comes first, in the end the same is due and says the same. */
    @Test
    void theOrderOfFilesDecidesNothing(@TempDir Path folder) throws Exception {
        Set<String> ends = new LinkedHashSet<>();
        for (List<Integer> order : orders(List.of(0, 1, 2))) {
            inStore(folder.resolve("order" + order), Enrichment.FOLLOW, store -> {
                order.forEach(file -> receiveFile(store, file));
                ends.add(due(store, Entity.ORDER).stream()
                        .map(one -> one.document().key().id() + " " + product(one) + " "
                                + one.document().resolved().customer())
                        .sorted()
                        .toList()
                        .toString());
            });
        }
        assertThat(ends).hasSize(1).allMatch(end -> end.contains("ProductId[id=p1") && end.contains("Ada"));
    }

    private static void receiveFile(TestStore store, int file) {
        switch (file) {
            case 0 -> receive(store, feed("products", "ignore", "id"), product("p1", "red", "111"));
            case 1 -> receive(store, feed("customers", "ignore", "id"), customer("c1", "Ada"));
            default -> receive(store, feed("tickets-with-lines", "hold", "ean"), order("t1", "c1", "111", "ean"));
        }
    }

    private static List<List<Integer>> orders(List<Integer> files) {
        if (files.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : files) {
            List<Integer> rest = new ArrayList<>(files);
            rest.remove(first);
            for (List<Integer> tail : orders(rest)) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }
}
