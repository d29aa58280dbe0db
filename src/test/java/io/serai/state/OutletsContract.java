package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.state.EmailOutbox.Mail;
import io.serai.state.EmailOutbox.Seen;
import io.serai.state.EmailOutbox.State;
import io.serai.state.EmailOutbox.Wanted;
import io.serai.state.ListedCustomers.Finding;
import io.serai.state.ListedCustomers.Listed;
import io.serai.state.Reconciliations.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that changes while it is read, page by page; and e-mails that are sent once, on every database. */
@SuppressWarnings("NullAway.Init")
abstract class OutletsContract {

    private static final Operator OPERATOR = new Operator("test", "to compare");

    private final TestDatabase kind;
    private HikariDataSource source;
    private EmailOutbox emails;
    private TicketNews news;
    private Reconciliations book;
    private ListedCustomers customers;
    private long id;

    OutletsContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        source = kind.open(folder);
        TestStore.create(source);
        Database database = Database.on(source);
        book = new Reconciliations(database, new Audit(database, Clock.systemUTC()), Clock.systemUTC());
        customers = new ListedCustomers(database, book);
        emails = new EmailOutbox(database, new Audit(database, Clock.systemUTC()), Clock.systemUTC());
        news = new TicketNews(database, Clock.systemUTC());
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

    @Test
    void aPageThatIsAnsweredTwiceCountsOnce() {
        Run first = run();
        Listed one = new Listed("1", "c1@example.com", true, "r", "2026-01-01");
        customers.keep(first, List.of(one), 1, 3);
        customers.keep(first, List.of(one), 1, 3);
        assertThat(run().page()).isEqualTo(2);
        assertThat(run().passRows()).isEqualTo(1);
    }

    @Test
    void anEmailIsAskedForOnceAndWhatACrashCutOffIsNotSentByItself() {
        assertThat(emails.ask(mail("k"), 10)).isTrue();
        assertThat(emails.ask(mail("k"), 10)).isFalse();
        Mail mail = emails.next("main").orElseThrow();
        assertThat(emails.sending(mail.id())).isTrue();
        assertThat(emails.sending(mail.id())).as("it is on its way already").isFalse();
        assertThat(emails.next("main")).isEmpty();
        assertThat(emails.cutOff("main")).isEqualTo(1);
        assertThat(emails.next("main")).as("nobody knows whether it was sent").isEmpty();
        assertThat(emails.list(State.UNKNOWN, 10)).hasSize(1);
        emails.resend(mail.id(), OPERATOR);
        assertThat(emails.next("main").orElseThrow().wanted().email()).isEqualTo("a@example.com");
        emails.sending(mail.id());
        emails.ended(mail.id(), State.SENT, 200, null);
        assertThat(emails.list(null, 10)).extracting(Seen::state).containsExactly("sent");
        assertThat(emails.ask(mail("k"), 10)).isFalse();
        assertThatThrownBy(() -> emails.discard(mail.id(), OPERATOR)).hasMessageContaining("is sent; expected");
    }

    @Test
    void moreEmailsThanMayWaitAreRefused() {
        emails.ask(mail("1"), 1);
        assertThatThrownBy(() -> emails.ask(mail("2"), 1))
                .hasMessage("account main: 1 e-mails wait; expected fewer, the destination does not take them as fast");
    }

    @Test
    void aReaderOfTicketsBeginsWithWhatComesFromThenOn() {
        assertThat(news.news("r", "main", "acme", Instant.EPOCH).upTo()).isZero();
        news.seen("r", 7);
        assertThat(news.news("r", "main", "acme", Instant.EPOCH).upTo()).isEqualTo(7);
    }

    private static Wanted mail(String key) {
        return new Wanted("main", key, "t", "a@example.com", "fr", "{}");
    }

    private void keep(long total, int... numbers) {
        List<Listed> page = IntStream.of(numbers)
                .mapToObj(number -> new Listed(Integer.toString(number), " C" + number + "@Example.com", false, "", ""))
                .toList();
        customers.keep(run(), page, page.size(), total);
    }

    private Run run() {
        return book.run(id).orElseThrow();
    }
}
