package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.state.ListedCustomers.Finding;
import io.serai.state.ListedCustomers.Listed;
import io.serai.state.Reconciliations.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that changes while it is read, page by page. */
@SuppressWarnings("NullAway.Init")
class ListedCustomersTest {

    private static final Operator OPERATOR = new Operator("test", "to compare");

    @TempDir
    Path folder;

    private HikariDataSource source;
    private Reconciliations book;
    private ListedCustomers customers;
    private long id;

    @BeforeEach
    void open() {
        source = SqliteFile.in(folder);
        TestStore.create(source);
        Database database = Database.on(source);
        book = new Reconciliations(database, new Audit(database, Clock.systemUTC()), Clock.systemUTC());
        customers = new ListedCustomers(database, book);
        id = book.ask("main", OPERATOR).id();
        book.begin(run(), false);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void aCustomerOnTwoPagesCountsOnceAndTheListIsGoneThroughAgain() throws Exception {
        keep(4, 1, 2);
        keep(4, 2, 3);
        assertThat(run().pass()).as("one of four was never shown").isEqualTo(2);
        assertThat(run().page()).isEqualTo(1);
        keep(4, 1, 2);
        keep(4, 3, 4);
        assertThat(run().state()).isEqualTo("comparing");
        assertThat(run().listed()).isEqualTo(4);
        List<Finding> findings = new ArrayList<>();
        Run done = customers.compare(run(), findings::add, () -> {}, "rows.csv");
        assertThat(done.note()).isNull();
        assertThat(done.missingHere()).isEqualTo(4);
        assertThat(findings).extracting(Finding::listed).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aTotalThatGrowsWhileReadingIsFollowed() {
        keep(4, 1, 2);
        keep(5, 3, 4);
        assertThat(run().state()).isEqualTo("reading");
        assertThat(run().page()).isEqualTo(3);
        keep(5, 5);
        assertThat(run().state()).isEqualTo("comparing");
        assertThat(run().pass()).isEqualTo(1);
    }

    @Test
    void aListThatShowsLessThanItSaysIsSaidToBeIncomplete() throws Exception {
        keep(4, 1, 2);
        keep(4);
        assertThat(run().pass()).as("an empty page before the total").isEqualTo(2);
        keep(4, 1, 2);
        keep(4);
        assertThat(run().state()).isEqualTo("comparing");
        Run done = customers.compare(run(), finding -> {}, () -> {}, "rows.csv");
        assertThat(done.note()).startsWith("the list says 4 customers and showed 2, twice");
    }

    @Test
    void anEmptyListIsDoneAtOnceAndAnotherOneMayBeAskedFor() throws Exception {
        keep(0);
        assertThat(customers.compare(run(), finding -> {}, () -> {}, "rows.csv").state())
                .isEqualTo("done");
        assertThat(book.ask("main", OPERATOR).id()).isGreaterThan(id);
        assertThat(book.askBySchedule("main")).as("one is under way").isEmpty();
    }

    private void keep(long total, int... numbers) {
        List<Listed> page = IntStream.of(numbers)
                .mapToObj(number ->
                        new Listed(Integer.toString(number), " C" + number + "@Example.com", false, "", ""))
                .toList();
        customers.keep(run(), page, page.size(), total);
    }

    private Run run() {
        return book.run(id).orElseThrow();
    }
}
