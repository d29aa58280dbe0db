package io.serai.state;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.model.OutcomeCounts;
import io.serai.model.PartKey;
import io.serai.model.PartValues;
import io.serai.model.ReceivedFile;
import io.serai.state.DeadLetters.Letter;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.StagedRow.StagedPart;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Operators' edits of dead letters. An edit is a drop with one record: it goes through the same keep step as a row, its
 * version is its own time, and its outcome is in the ledger.
 */
public final class Edits {

    /** The source of an edit's drop in the ledger. */
    public static final String SOURCE = "operator";

    private final Database database;
    private final Ledger ledger;
    private final Documents documents;
    private final Audit audit;

    Edits(Database database, Ledger ledger, Documents documents, Audit audit) {
        this.database = database;
        this.ledger = ledger;
        this.documents = documents;
        this.audit = audit;
    }

    /**
     * A checked edit.
     *
     * @param values the part's new values
     * @param feed the name of the feed whose row set the part
     * @param at its version, whole microseconds
     * @param changed the names of what is different, without values
     */
    public record Edit(Letter letter, PartKey part, PartValues values, String feed, Instant at, List<String> changed) {}

    /**
     * Keeps an edit as a drop of its own, in one transaction with its audit entry.
     *
     * @param archived the edit as it was archived: name, size, SHA-256, path
     * @throws Refusal when the letter is no longer open, or its part is newer than the edit; nothing is kept then
     */
    public DropSummary keep(Edit edit, ReceivedFile archived, Operator operator) {
        return database.write(() -> {
            mustBeOpen(edit.letter());
            Drop drop = ledger.open(archived, feed(edit), edit.at());
            OutcomeCounts outcomes = documents.keep(partition(edit, drop));
            if (outcomes.accepted() != 1) {
                throw new Refusal("dead letter " + edit.letter().number()
                        + ": the known values are from a time after this edit; expected an edit newer than "
                        + edit.at() + "; wait until then, or correct the clock");
            }
            DropSummary kept = ledger.close(drop, 1, OutcomeCounts.NONE, Map.of(), List.of());
            String change = partName(edit.part()) + ": " + String.join(", ", edit.changed());
            audit.onDocument(
                    operator,
                    "dead-letter-edit",
                    edit.letter().key(),
                    drop.id(),
                    DeadLetters.said(edit.letter(), change));
            return kept;
        });
    }

    private void mustBeOpen(Letter letter) {
        Object[] arguments = {
            letter.key().placement(),
            letter.key().partner(),
            letter.key().entity().word(),
            letter.key().store(),
            letter.key().id(),
            letter.revision()
        };
        boolean open = !database.jdbc()
                .queryForList(
                        "select 1 from document where " + DocumentTable.KEY + " and revision = ? and state = 'refused'",
                        arguments)
                .isEmpty();
        if (!open) {
            throw new Refusal("dead letter " + letter.number() + ": found a document that changed meanwhile; expected"
                    + " revision " + letter.revision() + ", refused; look at it again");
        }
    }

    private static Staging.Partition partition(Edit edit, Drop drop) {
        Instant own = edit.part().isHeader() ? edit.at() : null;
        StagedPart part = new StagedPart(edit.part(), own, ValuesJson.write(edit.values()));
        StagedPartition rows = new StagedPartition(edit.letter().key().partner(), Path.of("never-spilled"));
        rows.add(new StagedRow(1, 1, Placed.of(edit.letter().key()), List.of(part)));
        return new Staging.Partition(drop, feed(edit), 0, rows);
    }

    /** An edit sets its one part, whatever the partner's feed does with lines. */
    private static Feed feed(Edit edit) {
        FeedDeclaration merging = new FeedDeclaration();
        merging.setPartner(edit.letter().key().partner());
        merging.setAccount(edit.letter().account());
        merging.setRows("ticket-lines");
        List.of("ticket", "store", "line", "product", "quantity", "amount-net", "amount-gross")
                .forEach(field -> merging.getColumns().put(field, field));
        return merging.feed(edit.feed());
    }

    public static String partName(PartKey part) {
        return part.isHeader() ? "header" : "line " + part.line();
    }
}
