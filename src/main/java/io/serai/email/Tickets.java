package io.serai.email;

import io.serai.model.LineValues;
import io.serai.state.TicketNews;
import io.serai.state.TicketNews.News;
import io.serai.state.TicketNews.Taken;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** New tickets as e-mails, for a partner's own route: see {@code docs/operators.md}, Receipts by e-mail. */
@Component("seraiTickets")
public class Tickets {

    private final TicketNews news;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Long> places = new ConcurrentHashMap<>();

    Tickets(TicketNews news) {
        this.news = news;
    }

    /**
     * The e-mails for tickets that the account took since this reader's last look, as {@code direct:kiliba-email} takes them. Tickets
     * without an address give none. The key is the order's id behind the reader's name, so a ticket that is sent again is known.
     *
     * @param reader who looks: one name for one kind of e-mail
     * @param template the destination's id of the e-mail
     * @param language for customers whose own is not known
     * @param maxAge older tickets, by their creation, get none: {@code P2D} is two days
     */
    public List<Map<String, Object>> receipts(
            String reader, String account, String partner, String template, String language, String maxAge) {
        News found = news.news(reader, account, partner, clock.instant().minus(Duration.parse(maxAge)));
        places.put(reader, found.upTo());
        List<Map<String, Object>> emails = new ArrayList<>();
        for (Taken taken : found.tickets()) {
            if (taken.email() != null) {
                emails.add(Map.of(
                        "account",
                        account,
                        "key",
                        reader + ' ' + taken.ticket().orderId(),
                        "transactionalEmailId",
                        template,
                        "email",
                        taken.email(),
                        "language",
                        Objects.requireNonNullElse(taken.language(), language),
                        "variables",
                        variables(taken)));
            }
        }
        return emails;
    }

    /** All of them are kept: the next look goes on behind them. */
    public void seen(String reader) {
        Long place = places.remove(reader);
        if (place != null) {
            news.seen(reader, place);
        }
    }

    private static Map<String, String> variables(Taken taken) {
        List<LineValues> lines = taken.document().lines(LineValues.class);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ticket", taken.ticket().ticket());
        variables.put("order", taken.ticket().orderId());
        variables.put("store", taken.ticket().shopId());
        variables.put("status", taken.ticket().status());
        variables.put("date", Objects.toString(taken.ticket().createdAt(), ""));
        variables.put("amount", total(taken.ticket().amountGross(), lines));
        variables.put("lines", Integer.toString(lines.size()));
        variables.put(
                "products",
                lines.stream()
                        .map(line -> line.quantity().toPlainString() + " x "
                                + Objects.requireNonNullElse(line.name(), line.product()))
                        .collect(Collectors.joining("\n")));
        return variables;
    }

    private static String total(@Nullable BigDecimal header, List<LineValues> lines) {
        BigDecimal amount = header != null
                ? header
                : lines.stream().map(LineValues::amountGross).reduce(BigDecimal.ZERO, BigDecimal::add);
        return amount.toPlainString();
    }
}
