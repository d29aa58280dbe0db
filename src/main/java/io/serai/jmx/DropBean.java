package io.serai.jmx;

import io.serai.receive.Source;
import io.serai.state.Audit;
import io.serai.state.Pauses;
import io.serai.state.Pauses.Subject;
import java.util.Locale;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** One drop over JMX. Public only because JMX calls it. */
@ManagedResource(description = "A drop: one place that Serai takes a partner's files from")
public final class DropBean {

    private static final String WHY = "the reason in your words; it is kept in the audit";

    private final Source source;
    private final Pauses pauses;
    private final Audit audit;

    DropBean(Source source, Pauses pauses, Audit audit) {
        this.source = source;
        this.pauses = pauses;
        this.audit = audit;
    }

    @ManagedAttribute(description = "Whose files these are")
    public String getPartner() {
        return source.partner();
    }

    @ManagedAttribute(description = "The feed that reads them")
    public String getFeed() {
        return source.feed();
    }

    @ManagedAttribute(description = "Where the files lie, without a login")
    public String getSource() {
        return source.place();
    }

    @ManagedAttribute(description = "The id of its route in the partner file, by which Camel's own MBean is named")
    public String getRoute() {
        return source.route();
    }

    @ManagedAttribute(
            description =
                    "polling; failing: the last poll failed, the next is tried; paused: by an operator, also over a"
                            + " restart; stopped: its route was stopped, such as in Hawtio")
    public String getState() {
        return source.status().name().toLowerCase(Locale.ROOT);
    }

    @ManagedAttribute(description = "Why it fails or takes no files; empty while all is well")
    public String getWhy() {
        String why = source.why();
        return why == null ? "" : why;
    }

    @ManagedAttribute(description = "When it was last polled well (UTC), or when the hub started")
    public String getLastGoodPoll() {
        return source.lastGoodPoll().toString();
    }

    @ManagedAttribute(description = "Seconds since the last good poll; 0 while a file is in hand")
    public double getSecondsSinceGoodPoll() {
        return source.secondsSinceGoodPoll();
    }

    @ManagedAttribute(description = "Seconds between two polls")
    public double getPollPeriodSeconds() {
        return source.period().toMillis() / 1000.0;
    }

    @ManagedAttribute(description = "Polls that failed since the hub started")
    public long getFailedPolls() {
        return source.failures();
    }

    @ManagedAttribute(description = "Whether the last good poll is older than three periods: health is DOWN then")
    public boolean isLate() {
        return source.isLate();
    }

    @ManagedAttribute(description = "Whether a file of it is being read now")
    public boolean isFileInHand() {
        return source.hasFileInHand();
    }

    @ManagedOperation(description = "Looks for files now, beside the schedule")
    public String pollNow() {
        boolean began = source.pollNow();
        audit.acted(Caller.because("asked over JMX"), "drop-poll", "drop " + source.route() + " is polled now");
        return began ? "polling" : "a poll is going on already";
    }

    @ManagedOperation(
            description =
                    "Takes no further file until it is resumed, also over a restart; the file in hand is finished")
    @ManagedOperationParameter(name = "why", description = WHY)
    public String pause(String why) {
        return Caller.told(() ->
                pauses.pause(Subject.DROP, source.route(), Caller.because(why)).text());
    }

    @ManagedOperation(description = "Takes files again")
    @ManagedOperationParameter(name = "why", description = WHY)
    public String resume(String why) {
        return Caller.told(() -> {
            pauses.resume(Subject.DROP, source.route(), Caller.because(why));
            return "resumed";
        });
    }
}
