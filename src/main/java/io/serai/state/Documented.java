package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.PartValues;
import io.serai.state.Document.Part;
import io.serai.state.PartsJson.Stored;
import io.serai.state.PartsJson.StoredPart;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Kept parts as the document that others see. */
final class Documented {

    private Documented() {}

    static Document of(DocumentKey key, String account, long revision, KeptParts kept) {
        SortedMap<String, Part<PartValues>> lines = new TreeMap<>(LineIds.ORDER);
        kept.lines().forEach((id, part) -> lines.put(id, part(part, ValuesJson.line(key.entity(), id, part.json()))));
        KeptPart header = kept.header();
        Part<PartValues> first = header == null ? null : part(header, ValuesJson.header(key.entity(), header.json()));
        return new Document(key, account, revision, first, lines);
    }

    /** @param fileTimes of the drops that set the parts */
    static Document of(
            DocumentKey key,
            String account,
            long revision,
            Stored<PartValues> stored,
            LongFunction<Instant> fileTimes) {
        SortedMap<String, Part<PartValues>> lines = new TreeMap<>(LineIds.ORDER);
        Part<PartValues> header = null;
        for (StoredPart<PartValues> one : stored.parts()) {
            Part<PartValues> part =
                    new Part<>(one.drop(), one.line(), one.at(), fileTimes.apply(one.drop()), one.values());
            if (one.id().isEmpty()) {
                header = part;
            } else {
                lines.put(one.id(), part);
            }
        }
        return new Document(key, account, revision, header, lines);
    }

    private static <V extends PartValues> Part<V> part(KeptPart part, V values) {
        return new Part<>(part.drop(), part.line(), part.at(), part.fileTime(), values);
    }

    /** A part of a document as merging sees it. */
    static KeptPart kept(Part<? extends PartValues> part) {
        return new KeptPart(
                part.drop(), part.line(), part.updatedAt(), part.fileTime(), ValuesJson.write(part.values()));
    }
}
