package io.serai.jmx;

import io.serai.deliver.Lanes;
import io.serai.deliver.Lanes.Cause;
import io.serai.deliver.Lanes.Paused;
import io.serai.model.Entity;
import io.serai.state.DeadLetters;
import io.serai.state.DeadLetters.Acted;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.LetterFilter;
import io.serai.state.Pauses;
import io.serai.state.Pauses.Subject;
import io.serai.watch.Waiting;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** One account over JMX. Public only because JMX calls it. */
@ManagedResource(description = "An account at Kiliba: what it got, what waits for it, and whether it may send")
public final class AccountBean {

    private static final String WHY = "the reason in your words; it is kept in the audit";

    private final String account;
    private final Parts parts;

    AccountBean(String account, Parts parts) {
        this.account = account;
        this.parts = parts;
    }

    /** What it looks at. */
    record Parts(Lanes lanes, Waiting waiting, DeadLetters letters, Pauses pauses) {}

    @ManagedAttribute(
            description =
                    "open; busy: Kiliba is busy or does not answer, it goes on by itself; locked-out: Kiliba refuses the"
                            + " key or path; operator: somebody has paused it")
    public String getState() {
        return paused().map(
                        pause -> pause.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("open");
    }

    @ManagedAttribute(description = "Whether it sends nothing now")
    public boolean isPaused() {
        return paused().isPresent();
    }

    @ManagedAttribute(description = "Why it sends nothing; empty when it may send")
    public String getPausedWhy() {
        return paused().map(Paused::why).orElse("");
    }

    @ManagedAttribute(
            description = "When it tries again by itself (UTC); empty when it may send, or waits for somebody")
    public String getPausedUntil() {
        return paused().flatMap(pause -> Optional.ofNullable(pause.until()))
                .map(Object::toString)
                .orElse("");
    }

    @ManagedAttribute(description = "Whether Kiliba refuses its key or path")
    public boolean isLockedOut() {
        return paused().filter(pause -> pause.cause() == Cause.LOCKED_OUT).isPresent();
    }

    @ManagedAttribute(description = "Customers that wait to be sent")
    public long getDueCustomers() {
        return parts.waiting().due(account, Entity.CUSTOMER);
    }

    @ManagedAttribute(description = "Orders that wait to be sent")
    public long getDueOrders() {
        return parts.waiting().due(account, Entity.ORDER);
    }

    @ManagedAttribute(description = "How many seconds the oldest of them has waited; 0 when nothing is due")
    public long getOldestDueSeconds() {
        return parts.waiting().oldestDue(account).toSeconds();
    }

    @ManagedAttribute(description = "Customers and orders that Kiliba holds as they are known here")
    public long getDelivered() {
        return sum(AccountSummary::delivered);
    }

    @ManagedAttribute(description = "Tickets that wait for their header or lines")
    public long getHeld() {
        return sum(AccountSummary::held);
    }

    @ManagedAttribute(description = "Open dead letters, without what is set aside as agreed")
    public long getDeadLetters() {
        return parts.waiting().deadLetters(account);
    }

    @ManagedOperation(description = "Sends nothing until it is resumed, also over a restart; files are taken meanwhile")
    @ManagedOperationParameter(name = "why", description = WHY)
    public String pause(String why) {
        return Caller.told(() -> parts.pauses()
                .pause(Subject.ACCOUNT, account, Caller.because(why))
                .text());
    }

    @ManagedOperation(description = "Sends again")
    @ManagedOperationParameter(name = "why", description = WHY)
    public String resume(String why) {
        return Caller.told(() -> {
            parts.pauses().resume(Subject.ACCOUNT, account, Caller.because(why));
            return "resumed";
        });
    }

    @ManagedOperation(description = "Sends the open dead letters of one reason again, in the same revision")
    @ManagedOperationParameter(name = "reason", description = "a reason code, such as REFUSED_BY_DESTINATION")
    @ManagedOperationParameter(name = "why", description = WHY)
    @ManagedOperationParameter(name = "dryRun", description = "true: only says how many would be sent")
    public String replayDeadLetters(String reason, String why, boolean dryRun) {
        return Caller.told(() -> {
            LetterFilter filter =
                    LetterFilter.of(null, account, null, null, reason, null, null, null, null, null, null);
            Acted acted = parts.letters().replay(filter, Caller.because(why), dryRun);
            parts.waiting().stale();
            return acted.letters() + (dryRun ? " would be sent again" : " are due again");
        });
    }

    private Optional<Paused> paused() {
        return parts.lanes().pauses().getOrDefault(account, Optional.empty());
    }

    private long sum(ToLongFunction<AccountSummary> what) {
        return parts.waiting().sums(account).stream().mapToLong(what).sum();
    }
}
