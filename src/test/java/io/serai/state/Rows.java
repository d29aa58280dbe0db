package io.serai.state;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.LineValues;
import io.serai.model.PartKey;
import io.serai.model.PartValues;
import io.serai.model.TicketValues;
import io.serai.read.BoundRow;
import io.serai.read.BoundRow.BoundPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as reading hands them to the state, cut to what merging sees. */
final class Rows {

    static final Instant MORNING = Instant.parse("2026-04-12T06:00:00Z");

    private Rows() {}

    static Feed feed(String name, boolean replaces) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("ticket-lines");
        for (String field : List.of("ticket", "store", "line", "product", "quantity", "amount-net", "amount-gross")) {
            declaration.getColumns().put(field, field);
        }
        declaration.getPolicies().put("lines", replaces ? "replace" : "merge");
        declaration.getPolicies().put("reject-budget-percent", "0");
        return declaration.feed(name);
    }

    static DocumentKey ticket(String id) {
        return new DocumentKey("acme", Entity.ORDER, "s1", id);
    }

    static BoundPart header(String ticket, @Nullable Instant updatedAt, String status) {
        TicketValues values = new TicketValues(
                ticket,
                "s1-" + ticket,
                "1",
                status,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                updatedAt,
                TicketValues.Returns.REJECT,
                "returned",
                null,
                Map.of());
        return new BoundPart(ticket(ticket), PartKey.HEADER, updatedAt, values);
    }

    static BoundPart line(String ticket, String line, String amount) {
        BigDecimal money = new BigDecimal(amount);
        PartValues values = new LineValues("p", null, null, BigDecimal.ONE, money, money);
        return new BoundPart(ticket(ticket), new PartKey(line), null, values);
    }

    static BoundRow row(long record, BoundPart... parts) {
        return new BoundRow(record, record + 1, List.of(parts), null);
    }
}
