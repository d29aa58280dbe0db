package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteQueuesTest extends QueuesContract {
    SqliteQueuesTest() {
        super(TestDatabase.SQLITE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7})
    void aPageOfAQueueIsReadInTheOrderOfTheIndex(long canary) {
        Document document =
                new Document(new DocumentKey("acme", Entity.ORDER, "s1", "a"), "main", 1, null, new TreeMap<>());
        Queue queue = new Queue("main", Entity.ORDER, DropLane.HISTORY, canary);
        QueueRange range = QueueRange.of(queue, new Due(document, 0, 0, null, DropLane.HISTORY));
        List<Object> arguments = new ArrayList<>(range.arguments());
        arguments.add(1000);
        List<String> plan = jdbc().query(
                        "explain query plan " + range.page(), (row, n) -> row.getString("detail"), arguments.toArray());
        assertThat(plan)
                .as("a year of tickets is not sorted for every page")
                .noneMatch(step -> step.contains("TEMP B-TREE"))
                .anyMatch(step -> step.contains("USING INDEX document_by_state"));
    }
}
