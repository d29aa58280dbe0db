package io.serai.bench.baseline;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.processor.aggregate.AbstractListAggregationStrategy;
import org.apache.camel.processor.aggregate.AggregateController;
import org.apache.camel.processor.aggregate.DefaultAggregateController;
import org.jspecify.annotations.Nullable;

/**
 * The stock Camel idiom: split by lines in groups, Bindy, aggregate by store and ticket in memory, batches of a thousand,
 * camel-http. How many lines a ticket has is not known, so tickets are complete when both files are read.
 */
public final class StockCamel {

    private static final int ITEMS_OF_BATCH = 1000;
    private static final AtomicLong JOINED = new AtomicLong();
    private static final AtomicLong POSTED = new AtomicLong();

    private StockCamel() {}

    /** Completion goes on behind the caller's back. */
    private static void settle(BooleanSupplier done) throws InterruptedException {
        while (!done.getAsBoolean()) {
            Thread.sleep(20);
        }
    }

    public static void main(String[] args) throws Exception {
        AtomicReference<String> sink = new AtomicReference<>("");
        AggregateController tickets = new DefaultAggregateController();
        AggregateController batches = new DefaultAggregateController();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new Routes(sink, tickets, batches));
            camel.start();
            ProducerTemplate files = camel.createProducerTemplate();
            Work.serve((headers, lines, url) -> {
                sink.set(url);
                files.requestBody("direct:headers", headers.toFile());
                files.requestBody("direct:lines", lines.toFile());
                tickets.forceCompletionOfAllGroups();
                settle(() -> JOINED.get() - POSTED.get() < ITEMS_OF_BATCH);
                batches.forceCompletionOfAllGroups();
                settle(() -> JOINED.get() == POSTED.get());
            });
        }
    }

    private static final class Routes extends RouteBuilder {
        private final AtomicReference<String> sink;
        private final AggregateController tickets;
        private final AggregateController batches;

        Routes(AtomicReference<String> sink, AggregateController tickets, AggregateController batches) {
            this.sink = sink;
            this.tickets = tickets;
            this.batches = batches;
        }

        @Override
        public void configure() {
            file("direct:headers", Header.class);
            file("direct:lines", Line.class);
            from("direct:ticket")
                    .aggregate(new Joining())
                    .body(Part.class, Part::key)
                    .aggregateController(tickets)
                    .completionSize(Integer.MAX_VALUE)
                    .to("direct:batch");
            from("direct:batch")
                    .aggregate(constant(true), new Collecting())
                    .aggregateController(batches)
                    .completionSize(ITEMS_OF_BATCH)
                    .setProperty("items", simple("${body.size}", Integer.class))
                    .marshal()
                    .json(JsonLibrary.Jackson)
                    .setHeader(Exchange.HTTP_URI, sink::get)
                    .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                    .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                    .to("http://sink")
                    .process(exchange -> POSTED.addAndGet(exchange.getProperty("items", 0, Integer.class)));
        }

        private void file(String from, Class<?> row) {
            from(from)
                    .split(body().tokenize("\n", 1000, true))
                    .streaming()
                    .unmarshal(new BindyCsvDataFormat(row))
                    .split(body())
                    .to("direct:ticket");
        }
    }

    private static final class Joining implements AggregationStrategy {
        @Override
        public Exchange aggregate(@Nullable Exchange before, Exchange next) {
            JOINED.addAndGet(before == null ? 1 : 0);
            Order order = before == null ? new Order() : before.getMessage().getBody(Order.class);
            next.getMessage().getBody(Part.class).addTo(order);
            Exchange kept = before == null ? next : before;
            kept.getMessage().setBody(order);
            return kept;
        }
    }

    private static final class Collecting extends AbstractListAggregationStrategy<Order> {
        @Override
        public Order getValue(Exchange exchange) {
            return exchange.getMessage().getBody(Order.class);
        }
    }

    /** A row of either file. */
    public interface Part {
        String key();

        void addTo(Object order);
    }

    /** A header row. */
    @CsvRecord(separator = ",")
    public static final class Header implements Part {
        @DataField(pos = 1)
        String store = "";

        @DataField(pos = 2)
        String ticket = "";

        @DataField(pos = 3)
        String customer = "";

        @DataField(pos = 4)
        String status = "";

        @DataField(pos = 5, precision = 2)
        BigDecimal amountNet = BigDecimal.ZERO;

        @DataField(pos = 6, precision = 2)
        BigDecimal amountGross = BigDecimal.ZERO;

        @DataField(pos = 7)
        String createdAt = "";

        @DataField(pos = 8)
        String updatedAt = "";

        @Override
        public String key() {
            return store + "|" + ticket;
        }

        @Override
        public void addTo(Object target) {
            Order order = (Order) target;
            order.id = store + "-" + ticket;
            order.reference = ticket;
            order.status = status;
            order.customer = new Order.Customer(customer);
            order.shopId = store;
            order.amount = amountNet;
            order.amountWithTax = amountGross;
            order.createdAt = createdAt;
            order.updatedAt = updatedAt;
        }
    }

    /** A line row. */
    @CsvRecord(separator = ",")
    public static final class Line implements Part {
        @DataField(pos = 1)
        String store = "";

        @DataField(pos = 2)
        String ticket = "";

        @DataField(pos = 3)
        int line;

        @DataField(pos = 4)
        String product = "";

        @DataField(pos = 5)
        String name = "";

        @DataField(pos = 6, precision = 0)
        BigDecimal quantity = BigDecimal.ZERO;

        @DataField(pos = 7, precision = 2)
        BigDecimal amountNet = BigDecimal.ZERO;

        @DataField(pos = 8, precision = 2)
        BigDecimal amountGross = BigDecimal.ZERO;

        @Override
        public String key() {
            return store + "|" + ticket;
        }

        @Override
        public void addTo(Object target) {
            ((Order) target).products.add(new Order.Line(product, name, quantity, amountNet, amountGross));
        }
    }
}
