package io.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.assemble.Assembled;
import io.serai.assemble.Assembler;
import io.serai.model.PartKey;
import io.serai.model.PartValues;
import io.serai.model.Reason;
import io.serai.state.DeadLetters;
import io.serai.state.DeadLetters.Letter;
import io.serai.state.DeadLetters.Opened;
import io.serai.state.Document.Part;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.LetterFilter;
import io.serai.state.Operator;
import io.serai.state.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dead letters as people see them: customers' values are masked unless somebody says why they must be seen. */
@Component
public final class LetterDesk {

    private static final JsonMapper JSON = new JsonMapper();

    private final DeadLetters letters;
    private final Assembler assembler;
    private final MaskedAnswers answers;

    LetterDesk(DeadLetters letters, Assembler assembler, MaskedAnswers answers) {
        this.letters = letters;
        this.assembler = assembler;
        this.answers = answers;
    }

    /**
     * One letter with everything that repairing needs.
     *
     * @param item as it is assembled from the document now; null when assembling refuses it, or the document is not whole
     * @param itemRefused why assembling refuses it; null otherwise
     */
    public record Shown(
            Letter letter,
            Meaning meaning,
            @Nullable JsonNode item,
            @Nullable Reason itemRefused,
            List<ShownPart> parts) {}

    /** The reason in words. */
    public record Meaning(String says, String fix) {}

    /**
     * One part and where it came from.
     *
     * @param part {@code header} or {@code line 3}
     * @param line the physical line in that file
     * @param version the time that decides which row is newer
     */
    public record ShownPart(
            String part, long drop, String feed, String file, long line, Instant version, JsonNode values) {}

    /** Newest first, answers masked. */
    public List<Letter> list(LetterFilter filter, int limit, @Nullable Long before) {
        return answers.letters(letters.list(filter, limit, before));
    }

    /** One letter, masked. */
    public Shown show(long number) {
        Opened opened = opened(number);
        return shown(opened, masked(opened.letter()), true);
    }

    /** One letter as it is; that somebody looked is kept in the audit. */
    public Shown unmasked(long number, Operator operator) {
        Opened opened = opened(number);
        letters.unmasked(opened.letter(), operator);
        return shown(opened, opened.letter(), false);
    }

    Opened opened(long number) {
        return letters.open(number)
                .orElseThrow(() -> new Refusal("dead letter " + number + ": found none of this number; see the list"));
    }

    private Shown shown(Opened opened, Letter letter, boolean masks) {
        Meaning meaning = new Meaning(letter.reason().says(), letter.reason().fix());
        List<ShownPart> parts = new ArrayList<>();
        Part<PartValues> header = opened.document().header();
        if (header != null) {
            parts.add(part(PartKey.HEADER, header, opened.drops(), masks));
        }
        opened.document().lines().forEach((id, line) -> parts.add(part(new PartKey(id), line, opened.drops(), masks)));
        if (header == null) {
            return new Shown(letter, meaning, null, null, parts);
        }
        Assembled assembled = assembler.assemble(opened.document());
        byte[] json = assembled.json();
        return new Shown(letter, meaning, json == null ? null : item(json, masks), assembled.refused(), parts);
    }

    private static ShownPart part(PartKey key, Part<?> part, SortedMap<Long, DropSummary> drops, boolean masks) {
        DropSummary drop = Objects.requireNonNull(drops.get(part.drop()));
        JsonNode values = ValuesPatch.tree(part.values());
        return new ShownPart(
                key.isHeader() ? "header" : "line " + key.line(),
                drop.id(),
                drop.feed(),
                drop.name(),
                part.line(),
                part.version(),
                masks ? Masks.json(values) : values);
    }

    private static JsonNode item(byte[] json, boolean masks) {
        try {
            JsonNode item = JSON.readTree(json);
            return masks ? Masks.json(item) : item;
        } catch (IOException e) {
            throw new UncheckedIOException("reading an assembled item", e);
        }
    }

    Letter masked(Letter letter) {
        return answers.letters(List.of(letter)).get(0);
    }
}
