package io.serai.proof;

import io.serai.feed.Feed;
import io.serai.reject.Receipts;
import io.serai.reject.RejectedRows;
import io.serai.settings.HubSettings;
import io.serai.state.LedgerEntries.DropEntry;
import io.serai.state.Redactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The files that are kept of a drop: the bytes as they came, and the rows that went back. */
final class KeptFiles {

    private final Receipts receipts;
    private final Rereading rereading;
    private final Duration archiveKeep;
    private final Duration receiptsKeep;
    private final Redactions redactions;
    private final Gaps gaps;
    private long hashed;

    KeptFiles(Receipts receipts, Rereading rereading, HubSettings settings, Redactions redactions, Gaps gaps) {
        this.redactions = redactions;
        this.receipts = receipts;
        this.rereading = rereading;
        this.archiveKeep = settings.archive().keep();
        this.receiptsKeep = settings.receipts().keep();
        this.gaps = gaps;
    }

    long hashed() {
        return hashed;
    }

    boolean has(DropEntry drop) {
        return Files.exists(drop.file().archived());
    }

    void check(DropEntry drop) {
        if (has(drop)) {
            hash(drop);
        } else if (drop.summary().receivedAt().isAfter(Instant.now().minus(archiveKeep))) {
            gaps.gap(drop.text() + ": " + drop.file().archived() + " is not kept, though it is younger than "
                    + archiveKeep.toDays() + " days");
        } else {
            gaps.unchecked("file older than serai.archive.keep, no longer kept");
        }
        rejects(drop);
    }

    private void hash(DropEntry drop) {
        try (InputStream bytes = Files.newInputStream(drop.file().archived());
                DigestInputStream digest = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            String found = HexFormat.of().formatHex(digest.getMessageDigest().digest());
            hashed++;
            String redacted = redactions.hashOf(drop.file().archived().toString());
            String said = redacted == null ? drop.summary().sha256() : redacted;
            gaps.check(
                    found.equals(said),
                    drop.text() + ": the kept bytes have SHA-256 " + found + ", the ledger says " + said
                            + (redacted == null ? "" : " since rows were erased"));
        } catch (IOException e) {
            gaps.gap(drop.text() + ": its kept bytes cannot be read: " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void rejects(DropEntry drop) {
        long rejected = drop.summary().outcomes().rejected();
        Path file = receipts.rejectsOf(drop.id(), drop.summary().name());
        if (file == null && drop.summary().receivedAt().isBefore(Instant.now().minus(receiptsKeep))) {
            gaps.unchecked("reject file older than serai.receipts.keep, no longer kept");
            return;
        }
        if (file == null) {
            gaps.check(
                    rejected == 0, drop.text() + ": " + rejected + " rows were rejected, but no reject file is kept");
            return;
        }
        Feed feed = rereading.feedOf(drop);
        if (feed == null) {
            gaps.unchecked("reject file whose feed is no longer declared as it was");
            return;
        }
        Long rows = rows(drop, file, feed);
        gaps.check(
                rows == null || rows == rejected,
                drop.text() + ": " + rejected + " rows were rejected, but its reject file holds " + rows);
    }

    private @Nullable Long rows(DropEntry drop, Path file, Feed feed) {
        try {
            return RejectedRows.count(file, feed);
        } catch (IOException e) {
            gaps.gap(drop.text() + ": its reject file cannot be read: " + e.getMessage());
            return null;
        }
    }
}
