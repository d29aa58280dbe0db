package io.serai.feed;

import io.serai.model.TicketValues.Returns;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What rows mean where partners differ (seed 000, "Questions to confirm").
 *
 * @param ticketIds {@code per-store}: the key is (store, ticket); {@code global}: the ticket id alone is the key, and
 *     lines need no store
 * @param lines {@code merge}: each line is a set by its line id; {@code replace}: the lines of a ticket in one file are
 *     its whole set
 * @param lineIds {@code column}: from the line column; {@code position}: the row's place within its ticket in the file
 * @param lineAmount {@code total}: row totals; {@code unit}: unit prices, multiplied by the quantity
 * @param orderAmount {@code header}: from the header's columns; {@code lines}: the sum of the lines
 * @param returns what becomes of a ticket whose total is below zero
 * @param returnStatus the status that a return gets, with {@code returns: status}
 * @param orderId how the destination's order key is made from {@code {store}}, {@code {ticket}} (of carts {@code {cart}}) and {@code {partner}};
 *     null: {@code {store}-{ticket}}, or {@code {ticket}} when ids are global
 * @param rejectBudgetPercent more rejected rows than this and the whole file fails, nothing applied; 100: never. With
 *     {@code lines: replace} it has to be said, usually 0
 * @param unfinishedAfter a file whose last record has no line end, or an open quote, counts as still arriving until it
 *     has been seen for so long
 * @param mode {@code increment}: a file says what it names; {@code full}: what a file does not name is gone
 * @param deletes {@code off}: what is gone is only reported; {@code send}: customers and products are deleted, tickets get {@code
 *     absentStatus}
 * @param absentStatus the status of tickets that a full file does not name; null unless rows are tickets and mode is full
 * @param snapshotChangeMaxPercent a full file that would delete or change a greater share of what is known is parked
 * @param heldDeadline a ticket, cart or product that waits longer for another part is reported
 * @param drift what becomes of a file that lacks a required column: {@code fail} it, or {@code hold} it where it lies until
 *     the feed takes its header
 * @param canaryItems when the feed is new or was changed, so many items are sent first, and the rest when they were
 *     accepted; 0: all at once
 * @param references what becomes of a document that names a customer, product or category that is not known: {@code ignore}
 *     it, {@code warn} in the receipt, or {@code hold} the document until it is known
 * @param productMatch by what lines name a product of the partner's catalogue: its {@code id}, its {@code ean} or its {@code
 *     sku}
 */
public record Policies(
        @DefaultValue("per-store") TicketIds ticketIds,
        @DefaultValue("merge") Lines lines,
        @DefaultValue("column") LineIds lineIds,
        @DefaultValue("total") LineAmount lineAmount,
        @DefaultValue("lines") OrderAmount orderAmount,
        @DefaultValue("reject") Returns returns,
        @DefaultValue("returned") String returnStatus,
        @Nullable String orderId,
        @DefaultValue("100") int rejectBudgetPercent,
        @DefaultValue("10m") Duration unfinishedAfter,
        @DefaultValue("increment") Mode mode,
        @DefaultValue("off") Deletes deletes,
        @Nullable String absentStatus,
        @DefaultValue("10") int snapshotChangeMaxPercent,
        @DefaultValue("3d") Duration heldDeadline,
        @DefaultValue("fail") Drift drift,
        @DefaultValue("0") int canaryItems,
        @DefaultValue("ignore") References references,
        @DefaultValue("id") ProductMatch productMatch) {

    /** How long tickets may wait when their feed is no longer declared. */
    public static final Duration HELD_DEADLINE = Duration.ofDays(3);

    Policies with(References other) {
        return with(snapshotChangeMaxPercent, heldDeadline, drift, canaryItems, other);
    }

    Policies asRead() {
        return with(0, HELD_DEADLINE, Drift.FAIL, 0, References.IGNORE);
    }

    /** With another value of each policy that does not change how bytes are read. */
    private Policies with(int changeMaxPercent, Duration deadline, Drift missing, int canary, References unknown) {
        return new Policies(
                ticketIds,
                lines,
                lineIds,
                lineAmount,
                orderAmount,
                returns,
                returnStatus,
                orderId,
                rejectBudgetPercent,
                unfinishedAfter,
                mode,
                deletes,
                absentStatus,
                changeMaxPercent,
                deadline,
                missing,
                canary,
                unknown,
                productMatch);
    }

    /** What becomes of a file that lacks a required column. */
    public enum Drift {
        FAIL,
        HOLD
    }

    /** What becomes of a document that names something unknown. */
    public enum References {
        IGNORE,
        WARN,
        HOLD
    }

    /** By what lines name a product. */
    public enum ProductMatch {
        ID,
        EAN,
        SKU;

        /** As lines and the store's index of products say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Mode {
        INCREMENT,
        FULL
    }

    public enum Deletes {
        OFF,
        SEND
    }

    public enum TicketIds {
        PER_STORE,
        GLOBAL
    }

    public enum Lines {
        MERGE,
        REPLACE
    }

    public enum LineIds {
        COLUMN,
        POSITION
    }

    public enum LineAmount {
        TOTAL,
        UNIT
    }

    public enum OrderAmount {
        HEADER,
        LINES
    }
}
