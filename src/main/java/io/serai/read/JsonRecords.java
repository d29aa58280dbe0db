package io.serai.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.model.StillArriving;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The records of a JSON text, one after the other: the elements of one array, or objects that follow one another (one a line, or
 * not). Only one record is in memory. What cannot be taken for JSON ends the file; what is wrong in a record is that record's.
 */
final class JsonRecords implements Closeable {

    private static final int DEPTH_MAX = 100;
    private static final int NAME_CHARS_MAX = 1000;
    private static final int NUMBER_CHARS_MAX = 1000;

    private final JsonParser json;
    private final ReadSettings settings;
    private final boolean young;
    private boolean begun;
    private boolean list;
    /** Whether the parser wanted more than there is. */
    private boolean atEnd;

    /** @param young whether an end that comes too early may only mean that the rest is still on its way */
    JsonRecords(Reader text, ReadSettings settings, boolean young) throws IOException {
        this.settings = settings;
        this.young = young;
        this.json = factory(settings).createParser(new FilterReader(text) {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                int count = in.read(target, offset, length);
                atEnd = count < 0;
                return count;
            }
        });
    }

    static JsonFactory factory(ReadSettings settings) {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxNameLength(NAME_CHARS_MAX)
                        .maxNumberLength(NUMBER_CHARS_MAX)
                        .maxStringLength(settings.rowCharsMax())
                        .build())
                .build();
    }

    /** Whether a file of this name is read as JSON: {@code .json}, {@code .ndjson} or {@code .jsonl}, packed or not. */
    static boolean isNamed(String file) {
        return file.toLowerCase(Locale.ROOT).matches(".*\\.(json|ndjson|jsonl)(\\.gz|\\.zip)?");
    }

    /** Whether it is one array, perhaps an empty one. */
    boolean isList() {
        return list;
    }

    private @Nullable JsonRecord nextRecord() throws IOException {
        JsonToken token = json.nextToken();
        if (!begun) {
            begun = true;
            if (token == JsonToken.START_ARRAY) {
                list = true;
                token = json.nextToken();
            }
        }
        if (token == null) {
            if (list) {
                throw new JsonEOFException(json, null, "the list is not closed");
            }
            return null;
        }
        if (list && token == JsonToken.END_ARRAY) {
            JsonToken more = json.nextToken();
            if (more != null) {
                throw broken("something behind the list", json.currentTokenLocation());
            }
            return null;
        }
        return record(token);
    }

    private JsonRecord record(JsonToken token) throws IOException {
        JsonRecord record = new JsonRecord();
        if (token != JsonToken.START_OBJECT) {
            record.fault(Reason.NOT_FLAT, null);
            json.skipChildren();
            return record;
        }
        long chars = 0;
        int members = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            JsonCell cell = cell(json.nextToken());
            chars += member.length() + (cell.text() == null ? 0 : cell.text().length());
            if (++members > settings.cellsMax() || chars > settings.rowCharsMax()) {
                record.fault(Reason.ROW_TOO_LARGE, null);
            } else {
                record.put(member, cell);
            }
        }
        return record;
    }

    private JsonCell cell(JsonToken token) throws IOException {
        if (token.isStructStart()) {
            json.skipChildren();
            return new JsonCell(token, null);
        }
        return new JsonCell(token, token == JsonToken.VALUE_NULL ? "" : json.getText());
    }

    /** The next record; null at the end. What is wrong with the text is thrown as {@link OpenFile} says. */
    @Nullable
    JsonRecord next() throws IOException {
        try {
            return nextRecord();
        } catch (StreamConstraintsException large) {
            throw new OpenFile.Unusable(new FileUnusable(
                    Reason.TOO_LARGE,
                    "a name, a value or a nesting that is too long" + at(large.getLocation()),
                    "values of at most " + settings.rowCharsMax() + " characters, names and numbers of "
                            + NAME_CHARS_MAX));
        } catch (JsonProcessingException wrong) {
            if (atEnd && young) {
                throw new OpenFile.Arriving(new StillArriving("its JSON is not at its end"));
            }
            throw broken(atEnd ? "an end in the middle of it" : "what is no JSON", wrong.getLocation());
        }
    }

    private static OpenFile.Unusable broken(String found, @Nullable JsonLocation where) {
        return new OpenFile.Unusable(new FileUnusable(Reason.BROKEN_JSON, found + at(where), "well-formed JSON"));
    }

    private static String at(@Nullable JsonLocation where) {
        return where == null ? "" : " at line " + where.getLineNr() + ", character " + where.getColumnNr();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
