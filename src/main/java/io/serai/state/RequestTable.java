package io.serai.state;

import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Sending;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger's rows of requests. Each method runs inside a write transaction of its caller. */
record RequestTable(Database database) {

    private JdbcTemplate jdbc() {
        return database.jdbc();
    }

    long add(Sending request) {
        long id = database.next("request");
        List<Answered> items = request.items();
        long[] placements = items.stream()
                .mapToLong(item -> item.key().placement())
                .sorted()
                .toArray();
        jdbc().update(
                        """
                insert into request (id, account, entity, batch, items, bytes, at, result,
                                     first_placement, last_placement, contents)
                values (?, ?, ?, ?, ?, ?, ?, 'sending', ?, ?, ?)""",
                        id,
                        request.account(),
                        request.entity().word(),
                        request.batch(),
                        items.size(),
                        request.bytes(),
                        Database.micros(request.at()),
                        placements[0],
                        placements[placements.length - 1],
                        RequestItems.write(items));
        return id;
    }

    void answered(Answer answer) {
        jdbc().update(
                        "update request set millis = ?, status = ?, result = ?, answer = ? where id = ?",
                        answer.millis(),
                        answer.status(),
                        answer.result(),
                        Database.storable(answer.text()),
                        answer.request());
    }
}
