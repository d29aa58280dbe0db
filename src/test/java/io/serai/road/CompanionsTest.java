package io.serai.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.model.DropLane;
import io.serai.model.ReceivedFile;
import io.serai.read.OpenFile;
import io.serai.reject.RejectsFile;
import io.serai.state.Drop;
import io.serai.state.Staging;
import io.serai.state.Staging.Partition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.event.ContextClosedEvent;

@Timeout(30)
class CompanionsTest {

    private final Stopping stopping = new Stopping();
    private final Companions companions = new Companions(stopping);
    private final Drop headers = drop(1, "acme-tickets", 4, DropLane.DAILY);
    private final Drop lines = drop(2, "acme-lines", 8, DropLane.DAILY);

    @Test
    void whoever_is_staged_second_keeps_both_and_the_first_waits_until_that_has_ended() throws Exception {
        companions.reading(headers, feed("acme-tickets", "tickets"));
        companions.reading(lines, feed("acme-lines", "ticket-lines"));
        List<Partition> left = new ArrayList<>(partitions(headers));
        Future<List<List<Partition>>> first = waits(run(headers, "tickets", left));

        List<List<Partition>> both = all(companions.staged(run(lines, "ticket-lines", partitions(lines))));

        assertThat(both).hasSize(4).allSatisfy(group -> assertThat(group)
                .extracting(one -> one.drop().id())
                .containsExactly(1L, 2L, 2L));
        assertThat(both.get(3)).extracting(Partition::number).containsExactly(3, 6, 7);
        assertThat(first.isDone()).isFalse();
        left.clear();
        companions.ended(lines);
        assertThat(first.get()).isEmpty();
    }

    @Test
    void what_the_second_left_when_it_failed_is_kept_by_the_first() throws Exception {
        companions.reading(headers, feed("acme-tickets", "tickets"));
        companions.reading(lines, feed("acme-lines", "ticket-lines"));
        List<Partition> left = new ArrayList<>(partitions(headers));
        Future<List<List<Partition>>> first = waits(run(headers, "tickets", left));
        companions.staged(run(lines, "ticket-lines", partitions(lines)));
        left.remove(0);
        companions.ended(lines);
        assertThat(first.get()).extracting(group -> group.get(0).number()).containsExactly(1, 2, 3);
    }

    @Test
    void nobody_waits_for_a_file_that_ended_before_it_was_staged() throws Exception {
        companions.reading(headers, feed("acme-tickets", "tickets"));
        companions.reading(lines, feed("acme-lines", "ticket-lines"));
        Future<List<List<Partition>>> first = waits(run(headers, "tickets", partitions(headers)));
        companions.ended(lines);
        assertThat(first.get()).hasSize(4);
    }

    @Test
    void nobody_waits_for_a_small_file_another_lane_another_entity_or_another_partner() throws Exception {
        Feed tickets = feed("acme-tickets", "tickets");
        companions.reading(drop(3, "acme-lines", 1, DropLane.DAILY), feed("acme-lines", "ticket-lines"));
        companions.reading(drop(4, "acme-lines", 16, DropLane.DAILY), feed("acme-lines", "ticket-lines"));
        companions.reading(drop(5, "acme-lines", 4, DropLane.HISTORY), feed("acme-lines", "ticket-lines"));
        companions.reading(drop(6, "acme-carts", 4, DropLane.DAILY), feed("acme-carts", "cart-lines"));
        companions.reading(drop(7, "other-lines", 4, DropLane.DAILY), feed("other-lines", "ticket-lines"));
        companions.reading(drop(8, "acme-tickets", 4, DropLane.DAILY), tickets);
        companions.reading(headers, tickets);
        List<List<Partition>> own = all(companions.staged(run(headers, "tickets", partitions(headers))));
        assertThat(own).hasSize(4).allSatisfy(group -> assertThat(group).hasSize(1));
    }

    @Test
    void a_hub_that_stops_waits_for_nobody() throws Exception {
        companions.reading(headers, feed("acme-tickets", "tickets"));
        companions.reading(lines, feed("acme-lines", "ticket-lines"));
        Future<List<List<Partition>>> first = waits(run(headers, "tickets", partitions(headers)));
        stopping.onApplicationEvent(mock(ContextClosedEvent.class));
        assertThatThrownBy(first::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    /** A reader that has staged its rows and waits for the other. */
    private Future<List<List<Partition>>> waits(DropRun run) {
        FutureTask<List<List<Partition>>> reading = new FutureTask<>(() -> all(companions.staged(run)));
        Thread reader = new Thread(reading);
        reader.setDaemon(true);
        reader.start();
        await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        return reading;
    }

    private static List<List<Partition>> all(Iterator<List<Partition>> groups) {
        List<List<Partition>> all = new ArrayList<>();
        groups.forEachRemaining(all::add);
        return all;
    }

    /** @param left what is not kept yet whenever it is asked for */
    private static DropRun run(Drop drop, String rows, List<Partition> left) {
        OpenFile file = mock(OpenFile.class);
        when(file.feed()).thenReturn(feed(drop.file().feed(), rows));
        Staging staging = mock(Staging.class);
        when(staging.partitions()).thenAnswer(asked -> List.copyOf(left).iterator());
        return new DropRun(drop, file, staging, mock(RejectsFile.class));
    }

    private static List<Partition> partitions(Drop drop) {
        return IntStream.range(0, drop.partitions())
                .mapToObj(number -> partition(drop, number))
                .toList();
    }

    private static Partition partition(Drop drop, int number) {
        Partition partition = mock(Partition.class);
        when(partition.drop()).thenReturn(drop);
        when(partition.number()).thenReturn(number);
        return partition;
    }

    private static Drop drop(long id, String feed, int partitions, DropLane lane) {
        Instant morning = Instant.parse("2026-04-12T06:00:00Z");
        String partner = feed.substring(0, feed.indexOf('-'));
        ReceivedFile file =
                new ReceivedFile(partner, feed, "a.csv", "folder", morning, 1, "sha" + id, Path.of("a"), morning, lane);
        return new Drop(id, file, morning, partitions, 1, null);
    }

    private static Feed feed(String name, String rows) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner(name.substring(0, name.indexOf('-')));
        declaration.setRows(rows);
        List<String> fields = rows.equals("tickets")
                ? List.of("ticket", "store", "status", "created-at", "amount-gross")
                : rows.equals("cart-lines")
                        ? List.of("cart", "store", "line", "product", "quantity", "amount-net", "amount-gross")
                        : List.of("ticket", "store", "line", "product", "quantity", "amount-net", "amount-gross");
        fields.forEach(field -> declaration.getColumns().put(field, field));
        return declaration.feed(name);
    }
}
