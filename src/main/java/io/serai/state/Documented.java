package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.PartValues;
import io.serai.state.Document.Part;
import java.util.SortedMap;
import java.util.TreeMap;

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

    private static <V extends PartValues> Part<V> part(KeptPart part, V values) {
        return new Part<>(part.drop(), part.line(), part.at(), part.fileTime(), values);
    }

    /** A part of a document as merging sees it. */
    static KeptPart kept(Part<? extends PartValues> part) {
        return new KeptPart(
                part.drop(), part.line(), part.updatedAt(), part.fileTime(), ValuesJson.write(part.values()));
    }
}
