package io.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.CartValues;
import io.serai.model.ConsentValues;
import io.serai.model.DocumentKey;
import io.serai.model.LineValues;
import io.serai.model.PartKey;
import io.serai.model.PartValues;
import io.serai.model.PlacementValues;
import io.serai.model.ProductValues;
import io.serai.model.PromotionValues;
import io.serai.model.ReceivedFile;
import io.serai.model.Reject;
import io.serai.model.VisitValues;
import io.serai.read.ValueRules;
import io.serai.receive.Archive;
import io.serai.state.DeadLetters;
import io.serai.state.DeadLetters.Letter;
import io.serai.state.DeadLetters.Opened;
import io.serai.state.Document.Part;
import io.serai.state.Edits;
import io.serai.state.Edits.Edit;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.LetterFilter;
import io.serai.state.Operator;
import io.serai.state.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Edits of dead letters: a JSON merge patch on the values of a part, held to the rules of rows, archived, and kept as a drop
 * of its own. The edit's time is the part's new version.
 */
@Component
public final class LetterEdits {

    /** Letters that one call may edit. */
    public static final int LETTERS_MAX = 1000;

    private final DeadLetters letters;
    private final LetterDesk desk;
    private final Edits edits;
    private final ValueRules rules;
    private final Archive archive;
    private final Clock clock;

    LetterEdits(DeadLetters letters, LetterDesk desk, Edits edits, ValueRules rules, Archive archive) {
        this.letters = letters;
        this.desk = desk;
        this.edits = edits;
        this.rules = rules;
        this.archive = archive;
        this.clock = Clock.systemUTC();
    }

    /**
     * What became of one letter's edit, or on a dry run would become.
     *
     * @param changes what differs, values masked
     * @param refused why nothing was changed; null when it was, or would be
     * @param drop the edit in the ledger; null on a dry run
     */
    public record Edited(
            long letter,
            DocumentKey key,
            String part,
            List<Change> changes,
            @Nullable String refused,
            @Nullable Long drop) {}

    /** One value, before and after; empty when there is none. */
    public record Change(String name, String before, String after) {}

    /**
     * Edits one part of every open letter of the filter; a letter whose edit is refused does not stop the others.
     *
     * @param part {@code header}, or {@code line 3} for the line with the id 3
     * @param patch a JSON merge patch on that part's values
     * @throws Refusal when the patch is no JSON object, or more than {@value #LETTERS_MAX} letters are meant
     */
    public List<Edited> edit(LetterFilter filter, String part, String patch, Operator operator, boolean dryRun) {
        JsonNode parsed = ValuesPatch.parsed(patch);
        PartKey key = partKey(part);
        List<Letter> meant = letters.meant(filter, LETTERS_MAX);
        List<Edited> edited = new ArrayList<>();
        for (Letter letter : meant) {
            edited.add(edit(letter, key, parsed, operator, dryRun));
        }
        return edited;
    }

    static PartKey partKey(String part) {
        if (part.equals("header")) {
            return PartKey.HEADER;
        }
        if (part.startsWith("line ") || part.startsWith("line:")) {
            return new PartKey(part.substring("line ".length()));
        }
        throw new Refusal("part: found \"" + part + "\"; expected header, or line and its id such as \"line 3\"");
    }

    private Edited edit(Letter letter, PartKey part, JsonNode patch, Operator operator, boolean dryRun) {
        List<Change> changes = List.of();
        try {
            Opened opened = desk.opened(letter.number());
            Part<?> known = known(opened, part);
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            PartValues values = edited(known, patch, at);
            changes = changes(known.values(), values);
            Edit edit = new Edit(
                    opened.letter(),
                    part,
                    values,
                    Objects.requireNonNull(opened.drops().get(known.drop())).feed(),
                    at,
                    changes.stream().map(Change::name).toList());
            Long drop = dryRun ? null : Long.valueOf(keep(edit, patch, operator).id());
            return new Edited(letter.number(), letter.key(), Edits.partName(part), changes, null, drop);
        } catch (Refusal refused) {
            return new Edited(letter.number(), letter.key(), Edits.partName(part), changes, refused.getMessage(), null);
        }
    }

    static Part<?> known(Opened opened, PartKey part) {
        Part<?> known = part.isHeader()
                ? opened.document().header()
                : opened.document().lines().get(part.line());
        if (known == null) {
            throw new Refusal("part: found no " + Edits.partName(part) + "; expected header or one of the lines "
                    + String.join(", ", opened.document().lines().keySet()));
        }
        return known;
    }

    /** What a document is known by, and what the edit itself sets. */
    static Set<String> fixed(PartValues values) {
        if (values instanceof LineValues || values instanceof PromotionValues || values instanceof VisitValues) {
            return Set.of("updatedAt");
        } else if (values instanceof CartValues) {
            return Set.of("cart", "cartId", "updatedAt");
        } else if (values instanceof ProductValues) {
            return Set.of("id", "variantId", "updatedAt");
        } else if (values instanceof ConsentValues) {
            return Set.of("email", "updatedAt");
        } else if (values instanceof PlacementValues) {
            return Set.of("category", "updatedAt");
        }
        return Set.of("id", "ticket", "orderId", "updatedAt");
    }

    private PartValues edited(Part<?> known, JsonNode patch, Instant at) {
        for (String name : fixed(known.values())) {
            if (patch.has(name)) {
                throw new Refusal("patch: " + name + ": found a new value; expected none, since "
                        + (name.equals("updatedAt")
                                ? "the edit's own time is the new one"
                                : "the document is known by it"));
            }
        }
        if (!known.version().isBefore(at)) {
            throw new Refusal("the known values are of " + known.version() + "; expected a time before this edit, " + at
                    + "; a newer file is the way to change them");
        }
        JsonNode complete = patch;
        if (ValuesPatch.tree(known.values()).hasNonNull("updatedAt")) {
            complete = ((ObjectNode) patch.deepCopy()).put("updatedAt", at.toString());
        }
        PartValues values = ValuesPatch.applied(known.values(), complete);
        Optional<Reject> broken = rules.broken(values);
        if (broken.isPresent()) {
            throw new Refusal(broken.get().text() + " (" + broken.get().reason().name() + ")");
        }
        return values;
    }

    private static List<Change> changes(PartValues before, PartValues after) {
        JsonNode old = ValuesPatch.tree(before);
        JsonNode now = ValuesPatch.tree(after);
        JsonNode oldMasked = Masks.json(old);
        JsonNode nowMasked = Masks.json(now);
        List<Change> changes = new ArrayList<>();
        for (String name : ValuesPatch.differences(old, now)) {
            if (!name.equals("updatedAt")) {
                String pointer = "/" + name.replace('.', '/');
                changes.add(new Change(name, said(oldMasked.at(pointer)), said(nowMasked.at(pointer))));
            }
        }
        if (changes.isEmpty()) {
            throw new Refusal("patch: found nothing that differs from what is known; expected a change, or use replay");
        }
        return changes;
    }

    private static String said(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.isMissingNode() ? "" : value.toString();
    }

    /** The archived edit says everything that is needed to understand it alone. */
    private DropSummary keep(Edit edit, JsonNode patch, Operator operator) {
        Letter letter = edit.letter();
        ObjectNode said = ValuesPatch.object();
        said.put("partner", letter.key().partner());
        said.put("entity", letter.key().entity().word());
        said.put("store", letter.key().store());
        said.put("id", letter.key().id());
        said.put("part", Edits.partName(edit.part()));
        said.set("patch", patch);
        said.put("who", operator.who());
        said.put("why", operator.why());
        said.put("at", edit.at().toString());
        byte[] bytes = ValuesPatch.bytes(said);
        try {
            Archive.Archived archived = archive.store(new ByteArrayInputStream(bytes), bytes.length);
            ReceivedFile file = new ReceivedFile(
                    letter.key().partner(),
                    edit.feed(),
                    "edit-of-letter-" + letter.number() + ".json",
                    Edits.SOURCE,
                    edit.at(),
                    archived.size(),
                    archived.sha256(),
                    archived.path(),
                    edit.at());
            return edits.keep(edit, file, operator);
        } catch (IOException e) {
            throw new UncheckedIOException("archiving an edit", e);
        }
    }
}
