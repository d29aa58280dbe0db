package io.serai.state;

import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.TicketValues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tickets that a destination has taken, in the order of the requests that brought them. Each reader has a place of its own in the
 * store; its first look begins with what comes from then on. A ticket that is sent again is shown again.
 */
public final class TicketNews {

    private static final int REQUESTS_MAX = 20;
    /** A request without an answer for so long was cut off. */
    private static final Duration CUT_OFF = Duration.ofMinutes(30);

    private final Database database;
    private final JdbcTemplate jdbc;
    private final StoreView view;
    private final Clock clock;

    TicketNews(Database database, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.view = new StoreView(database, account -> Enrichments.Enrichment.NONE);
        this.clock = clock;
    }

    /**
     * A ticket that was taken.
     *
     * @param email of whoever bought it: the ticket's own, else that of the customer as known now; null when there is none
     * @param language of the customer; null when it is not known
     */
    public record Taken(
            DocumentKey key,
            TicketValues ticket,
            Document document,
            @Nullable String email,
            @Nullable String language) {}

    /**
     * What a reader has not seen yet, at most some requests' worth.
     *
     * @param upTo where the reader stands when it has dealt with them
     */
    public record News(List<Taken> tickets, long upTo) {}

    /**
     * Looks for a reader.
     *
     * @param partner whose tickets; those of others are passed over
     * @param since older tickets, by their creation, are passed over
     */
    public News news(String reader, String account, String partner, Instant since) {
        long from = place(reader);
        long upTo = from;
        List<Taken> taken = new ArrayList<>();
        for (Request request : requests(account, from)) {
            if (request.isUnderWay(clock.instant())) {
                break;
            }
            upTo = request.id();
            if (request.result().equals("accepted")) {
                taken.addAll(tickets(request, account, partner, since));
            }
        }
        return new News(taken, upTo);
    }

    /** The reader has dealt with everything up to here. */
    public void seen(String reader, long upTo) {
        database.write(() -> jdbc.update("update ticket_news set request = ? where reader = ?", upTo, reader));
    }

    private record Request(long id, String result, String contents, Instant at) {

        boolean isUnderWay(Instant now) {
            return result.equals("sending") && at.isAfter(now.minus(CUT_OFF));
        }
    }

    private long place(String reader) {
        return database.write(() -> {
            jdbc.update(
                    "insert into ticket_news (reader, request) select ?, coalesce(max(id), 0) from request where true"
                            + " on conflict (reader) do nothing",
                    reader);
            Long place = jdbc.queryForObject("select request from ticket_news where reader = ?", Long.class, reader);
            return place == null ? 0L : place;
        });
    }

    private List<Request> requests(String account, long after) {
        return jdbc.query(
                "select id, result, contents, at from request where id > ? and account = ? and entity = 'order'"
                        + " order by id limit ?",
                (row, n) -> new Request(
                        row.getLong("id"),
                        row.getString("result"),
                        row.getString("contents"),
                        Database.time(row.getLong("at"))),
                after,
                account,
                REQUESTS_MAX);
    }

    private List<Taken> tickets(Request request, String account, String partner, Instant since) {
        long[] places = RequestItems.read(request.contents()).stream()
                .mapToLong(RequestItems.Item::placement)
                .toArray();
        List<Taken> taken = new ArrayList<>();
        for (Entry entry : view.at(places)) {
            Document document = entry.document();
            if (entry.key().entity() == Entity.ORDER
                    && entry.key().partner().equals(partner)
                    && document.account().equals(account)
                    && document.header() != null
                    && document.header().values() instanceof TicketValues ticket
                    && (ticket.createdAt() == null || !ticket.createdAt().isBefore(since))) {
                taken.add(taken(document, ticket));
            }
        }
        return taken;
    }

    private Taken taken(Document document, TicketValues ticket) {
        CustomerValues buyer = ticket.customerId() == null ? null : customer(document.key(), ticket.customerId());
        String email = ticket.customerEmail() != null ? ticket.customerEmail() : buyer == null ? null : buyer.email();
        return new Taken(document.key(), ticket, document, email, buyer == null ? null : buyer.language());
    }

    private @Nullable CustomerValues customer(DocumentKey ticket, String id) {
        return view.at(new DocumentKey(ticket.partner(), Entity.CUSTOMER, "", id)).stream()
                .map(entry -> entry.document().header())
                .filter(header -> header != null)
                .map(header -> header.values())
                .filter(CustomerValues.class::isInstance)
                .map(CustomerValues.class::cast)
                .filter(customer -> !customer.deleted())
                .findFirst()
                .orElse(null);
    }
}
