package io.serai.check;

import io.serai.check.Road.Taken;
import io.serai.check.Wanted.Source;
import io.serai.feed.RowKind;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import io.serai.state.Ledger.DropSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Takes one file along the road: first as one that was just seen and then, when it looks unfinished, as one that stays so. */
@Component
final class SourceCheck {

    private final Road road;

    SourceCheck(Road road) {
        this.road = road;
    }

    /** @param drop the number under which the store knows it */
    record Done(long drop, CheckedFile file) {}

    Done check(Source source, int examplesMax) throws IOException {
        String sha256 = sha256(source.bytes());
        try {
            return taken(received(source, sha256, Instant.now()), source, examplesMax, List.of());
        } catch (StillArriving why) {
            Duration patience = source.feed().policies().unfinishedAfter();
            String note = why.found() + "; the hub waits " + spoken(patience) + " for the rest, then takes it as it is";
            try {
                return taken(received(source, sha256, Instant.EPOCH), source, examplesMax, List.of(note));
            } catch (StillArriving again) {
                throw new IllegalStateException("a file whose age is over counts as still arriving", again);
            }
        }
    }

    private Done taken(ReceivedFile file, Source source, int examplesMax, List<String> notes)
            throws IOException, StillArriving {
        RejectExamples rejects = new RejectExamples(examplesMax);
        Taken taken = road.take(file, rejects::accept);
        List<String> known = new ArrayList<>(source.notes());
        known.addAll(notes);
        List<Path> answers =
                source.answers() == null ? taken.answers() : Answers.placed(taken.answers(), source.answers());
        boolean passedOn =
                source.feed().rows() == RowKind.FILE && taken.drop().result().equals("done");
        String result = passedOn ? CheckedFile.PASSED_ON : taken.drop().result();
        if (passedOn) {
            known.add("no row is read here: account " + source.feed().account() + " would get the "
                    + taken.drop().size() + " bytes as they are, and what Kiliba makes of them is not known before");
        }
        return new Done(taken.drop().id(), file(taken.drop(), result, rejects, answers, known));
    }

    private static CheckedFile file(
            DropSummary drop, String result, RejectExamples rejects, List<Path> answers, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(drop.notes());
        return new CheckedFile(
                drop.name(),
                drop.feed(),
                result,
                drop.records(),
                drop.outcomes(),
                rejects.byReason(),
                drop.failure(),
                drop.failureText(),
                drop.failure() == null ? null : drop.failure().fix(),
                all,
                answers.get(answers.size() - 1).toString(),
                answers.size() > 1 ? answers.get(0).toString() : null);
    }

    private static ReceivedFile received(Source source, String sha256, Instant firstSeen) throws IOException {
        return new ReceivedFile(
                source.feed().partner(),
                source.feed().name(),
                source.name(),
                "check",
                source.modified(),
                Files.size(source.bytes()),
                sha256,
                source.bytes(),
                firstSeen);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@code 10m}, as a feed writes it. */
    private static String spoken(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
