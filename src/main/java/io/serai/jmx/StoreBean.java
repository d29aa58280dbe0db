package io.serai.jmx;

import io.serai.settings.HubSettings;
import io.serai.state.Ledger;
import io.serai.state.LedgerSums;
import io.serai.state.ParkedSnapshots;
import io.serai.state.Pauses;
import io.serai.state.Replays;
import io.serai.state.Underway;
import java.util.Locale;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The store over JMX. Public only because JMX calls it. */
@ManagedResource(description = "The store: the book of drops, and what waits for a decision")
public final class StoreBean {

    private static final String WHY = "the reason in your words; it is kept in the audit";

    private final Parts parts;

    StoreBean(Parts parts) {
        this.parts = parts;
    }

    /** What it looks at. */
    record Parts(
            Ledger ledger,
            LedgerSums sums,
            Underway underway,
            Replays replays,
            ParkedSnapshots parked,
            Pauses pauses,
            HubSettings settings) {}

    @ManagedAttribute(description = "The number of the newest drop; drops are numbered from 1")
    public long getNewestDrop() {
        return parts.ledger().drops(1, null).stream()
                .mapToLong(Ledger.DropSummary::id)
                .findFirst()
                .orElse(0);
    }

    @ManagedAttribute(description = "Files that are being read now, each as \"number partner/name\"")
    public String[] getReading() {
        return parts.underway().now().stream()
                .map(one -> one.drop().id() + " " + one.drop().file().partner() + "/"
                        + one.drop().file().name())
                .toArray(String[]::new);
    }

    @ManagedAttribute(description = "Drops whose sums do not close; anything but 0 is a defect of Serai")
    public int getSumsOpen() {
        return parts.sums().known().size();
    }

    @ManagedAttribute(description = "Full files that wait for a decision, each as \"number partner/name\"")
    public String[] getParked() {
        return parts.parked().list().stream()
                .map(one -> one.drop() + " " + one.partner() + "/" + one.file())
                .toArray(String[]::new);
    }

    @ManagedAttribute(description = "What operators have paused, each as \"kind name: who and why\"")
    public String[] getPauses() {
        return parts.pauses().all().stream()
                .map(one -> one.subject().name().toLowerCase(Locale.ROOT) + " " + one.name() + ": " + one.text())
                .toArray(String[]::new);
    }

    @ManagedAttribute(description = "Bytes that are free where the data folder lies")
    public long getFreeBytes() {
        return parts.settings().dataDir().toFile().getUsableSpace();
    }

    @ManagedOperation(
            description = "Reads a kept file again under today's declaration; the hub takes it up within seconds")
    @ManagedOperationParameter(name = "drop", description = "the number of the drop")
    @ManagedOperationParameter(name = "why", description = WHY)
    public String replayDrop(long drop, String why) {
        return Caller.told(() ->
                "request " + parts.replays().ask(drop, Caller.because(why)).id() + " waits to be taken up");
    }

    @ManagedOperation(description = "Applies a parked full file after all")
    @ManagedOperationParameter(name = "drop", description = "the number of the parked drop")
    @ManagedOperationParameter(name = "why", description = WHY)
    public String releaseParked(long drop, String why) {
        return Caller.told(() -> {
            parts.parked().release(drop, Caller.because(why));
            return "released";
        });
    }

    @ManagedOperation(description = "Never applies a parked full file")
    @ManagedOperationParameter(name = "drop", description = "the number of the parked drop")
    @ManagedOperationParameter(name = "why", description = WHY)
    public String refuseParked(long drop, String why) {
        return Caller.told(() -> {
            parts.parked().refuse(drop, Caller.because(why));
            return "refused";
        });
    }
}
