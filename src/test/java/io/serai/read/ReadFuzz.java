package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Field;
import io.serai.feed.RowKind;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for any bytes under any feed: reading ends, in rows or in one reason for the whole file; each framed record
 * gets exactly one outcome; and no character of a cell is lost or made up.
 *
 * <p>The first six bytes choose the feed, the rest is the file. {@link #fuzzerTestOneInput} is what Jazzer calls.
 */
public final class ReadFuzz {
    private static final int CHOICES = 6;
    private static final int FEEDS_MAX = 5_000;

    /** Fields of one form share a column, so that a short row can be a good one. */
    private static final int COLUMNS = 5;

    private static final List<Field.Form> FORMS = List.of(Field.Form.values());
    private static final List<String> DELIMITERS = List.of(",", ";", "tab", "|");
    private static final List<String> QUOTES = List.of("\"", "'", "none");
    private static final List<String> CHARSETS = List.of("UTF-8", "windows-1252", "UTF-16LE", "UTF-16");
    private static final List<String> ROWS = List.of("customers", "tickets", "ticket-lines", "tickets-with-lines");
    private static final List<String> NAMES = List.of("in.csv", "in.csv", "in.csv.gz", "in.zip");

    private static final ReadSettings USUAL = Reading.settings(Map.of());
    private static final ReadSettings TIGHT = Reading.settings(Map.of(
            "serai.read.row-chars-max",
            60,
            "serai.read.cells-max",
            9,
            "serai.read.chunk-rows",
            3,
            "serai.read.chunk-chars-max",
            200,
            "serai.read.file-bytes-max",
            "4KB"));

    private static final RowBinder BINDER = new BindyRowBinder(USUAL, new DefaultCamelContext());

    /** Checking a feed takes longer than reading a short file. */
    private static final Map<String, Feed> FEEDS = new HashMap<>();

    private ReadFuzz() {}

    /** Reads the bytes under the feed that they choose; throws when something does not hold. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length < CHOICES) {
            return;
        }
        byte[] content = Arrays.copyOfRange(input, CHOICES, input.length);
        byte[] choices = Arrays.copyOf(input, CHOICES - 1);
        Feed feed = FEEDS.computeIfAbsent(Arrays.toString(choices), absent -> feed(choices));
        if (FEEDS.size() > FEEDS_MAX) {
            FEEDS.clear();
        }
        ReadSettings settings = (input[4] & 1) == 0 ? USUAL : TIGHT;
        CRC32 mark = new CRC32();
        mark.update(input);
        Path path = Files.createTempFile("fuzz" + mark.getValue(), ".bin");
        try {
            Files.write(path, content);
            ReceivedFile file = new ReceivedFile(
                    "acme",
                    feed.name(),
                    pick(NAMES, input[5]),
                    "folder:in",
                    Reading.SEEN,
                    content.length,
                    "0".repeat(64),
                    path,
                    Reading.SEEN);
            List<RawRow> rows = read(file, feed, settings, (input[4] & 2) == 0 ? 86_400 : 0);
            if (rows != null && file.name().endsWith(".csv")) {
                conserved(content, rows, feed);
            }
        } finally {
            Files.delete(path);
        }
    }

    private static <T> T pick(List<T> choices, byte choice) {
        return choices.get((choice & 0xff) % choices.size());
    }

    private static Feed feed(byte[] input) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows(pick(ROWS, input[0]));
        declaration.getFormat().put("delimiter", pick(DELIMITERS, input[1]));
        declaration.getFormat().put("quote", pick(QUOTES, input[2]));
        declaration.getFormat().put("charset", pick(CHARSETS, input[3]));
        declaration.getFormat().put("header", (input[4] & 4) == 0 ? "false" : "true");
        declaration.getFormat().put("innerQuotes", (input[4] & 8) == 0 ? "doubled" : "bare");
        declaration.getFormat().put("decimalMark", (input[4] & 16) == 0 ? "." : ",");
        declaration.getFormat().put("blankLines", (input[4] & 32) == 0 ? "count" : "reject");
        declaration.getPolicies().put("lineAmount", "unit");
        declaration.getPolicies().put("orderAmount", "lines");
        declaration.getPolicies().put("lineIds", (input[4] & 64) == 0 ? "column" : "position");
        if ((input[4] & 1) != 0) {
            declaration.getFormat().put("severalEmails", "first");
            declaration.getFormat().put("quantityDecimalMark", ".");
        }
        Field absent = (input[4] & 128) == 0 ? Field.TAX_AMOUNT : Field.AMOUNT_NET;
        for (Field field : Field.of(kind(input[0]))) {
            if (field == absent) {
                continue;
            }
            int column = FORMS.indexOf(field.form()) % COLUMNS + 1;
            declaration.getColumns().put(field.word(), (input[4] & 4) == 0 ? "" + column : "c" + column);
        }
        return declaration.feed("acme-fuzz");
    }

    private static RowKind kind(byte choice) {
        return RowKind.valueOf(pick(ROWS, choice).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** All framed rows, each bound; null when the file as a whole was refused. */
    private static @Nullable List<RawRow> read(ReceivedFile file, Feed feed, ReadSettings settings, int ageSeconds) {
        List<RawRow> rows = new ArrayList<>();
        try (OpenFile open =
                Reading.reader(settings, Reading.SEEN.plusSeconds(ageSeconds)).open(file, feed)) {
            while (open.hasNext()) {
                List<RawRow> chunk = open.next();
                check(!chunk.isEmpty(), "a chunk has rows");
                outcomes(chunk, BINDER.bind(open, chunk), rows.size());
                rows.addAll(chunk);
            }
            return rows;
        } catch (FileUnusable | StillArriving | OpenFile.Unusable | OpenFile.Arriving e) {
            return null;
        }
    }

    private static void outcomes(List<RawRow> chunk, List<BoundRow> bound, int before) {
        check(chunk.size() == bound.size(), "each record has one outcome");
        for (int i = 0; i < chunk.size(); i++) {
            BoundRow row = bound.get(i);
            check(chunk.get(i).record() == before + i + 1, "records are numbered in order");
            check(row.record() == chunk.get(i).record(), "outcomes are in the order of records");
            int outcomes = (row.blank() ? 1 : 0)
                    + (row.reject() != null ? 1 : 0)
                    + (row.parts().isEmpty() ? 0 : 1);
            check(outcomes == 1, "an outcome is one of parts, reject, blank");
            check(chunk.get(i).fault() == null || row.reject() != null, "a fault is a reject");
        }
    }

    /** Characters that no framing takes away stand in the cells, all of them, in their order. */
    private static void conserved(byte[] content, List<RawRow> rows, Feed feed) {
        if (feed.format().header() || rows.stream().anyMatch(row -> row.fault() == Reason.ROW_TOO_LARGE)) {
            return; // the header is not among the rows, and what is cut is lost knowingly
        }
        StringBuilder cells = new StringBuilder();
        rows.forEach(row -> row.cells().forEach(cells::append));
        String text = decoded(content, feed.format().charset());
        check(plain(text, feed).equals(plain(cells.toString(), feed)), "the cells hold the text");
    }

    private static String decoded(byte[] content, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            boolean marked = !charset.equals(StandardCharsets.UTF_16)
                    && text.startsWith("\ufeff")
                    && charset.name().startsWith("UTF");
            return marked ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("what cannot be decoded was read", e);
        }
    }

    private static String plain(String text, Feed feed) {
        String framing = "\r\n" + RecordGuard.NO_QUOTE + Header.delimiter(feed)
                + feed.format().quote();
        StringBuilder plain = new StringBuilder();
        text.chars().filter(c -> framing.indexOf(c) < 0).forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
