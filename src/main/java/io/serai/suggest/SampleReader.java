package io.serai.suggest;

import io.serai.model.FileUnusable;
import io.serai.read.Peek;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at files, and puts those of one shape together. */
final class SampleReader {
    private final Peek peek;
    private final SuggestOptions options;
    private final DatesGuess dates;

    /** One file, read. */
    private record Read(Path file, ByteLook bytes, List<Entry> frame, Table table, Entry header) {

        String shape() {
            List<String> first = table.first();
            Object names = header.value().equals("true") ? first : first.size();
            return names
                    + frame.stream()
                            .filter(entry -> !entry.key().equals("charset"))
                            .map(Entry::value)
                            .toList()
                            .toString();
        }
    }

    SampleReader(Peek peek, SuggestOptions options) {
        this.peek = peek;
        this.options = options;
        this.dates = new DatesGuess(peek);
    }

    /** @throws CannotSuggest naming the first file that cannot be used */
    List<Sample> read(List<Path> files) throws IOException {
        Map<String, List<Read>> shapes = new LinkedHashMap<>();
        for (Path file : files) {
            Read read = read(file);
            shapes.computeIfAbsent(read.shape(), any -> new ArrayList<>()).add(read);
        }
        List<Sample> samples = new ArrayList<>();
        for (List<Read> alike : shapes.values()) {
            samples.add(sample(alike));
        }
        return samples;
    }

    private Read read(Path file) throws IOException {
        ByteLook bytes;
        try (InputStream in = peek.bytes(file)) {
            bytes = ByteLook.of(in, options.bytesMax().toBytes());
        } catch (FileUnusable e) {
            throw new CannotSuggest(file.getFileName() + ": " + e.getMessage());
        }
        if (bytes.bytes() == 0) {
            throw new CannotSuggest(file.getFileName() + ": found no bytes; expected a file with rows");
        }
        List<Entry> frame = new ArrayList<>();
        Guess charset = CharsetGuess.of(bytes);
        frame.add(new Entry("charset", charset));
        frame.addAll(new FrameGuess(peek, file, charset.value()).guessed());
        Map<String, String> said = new LinkedHashMap<>();
        frame.forEach(entry -> said.put(entry.key(), entry.value()));
        Table table = Table.of(peek, file, said, options.rowsMax());
        return new Read(file, bytes, frame, table, HeaderGuess.of(table));
    }

    private Sample sample(List<Read> reads) {
        Read told = reads.stream()
                .filter(read -> read.bytes().high() > 0)
                .findFirst()
                .orElse(reads.get(0));
        boolean header = told.header().value().equals("true");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < told.table().first().size(); i++) {
            names.add(header ? told.table().first().get(i) : String.valueOf(i + 1));
        }
        List<Column> raw = columns(reads, names, header, Set.of());
        Guess nullWords = NullWordsGuess.of(raw);
        List<Column> columns = nullWords == null ? raw : columns(reads, names, header, words(nullWords));
        Map<Column, DateLook> looks = new LinkedHashMap<>();
        columns.forEach(column -> dates.of(column).ifPresent(look -> looks.put(column, look)));
        boolean whole = reads.stream().allMatch(read -> read.table().whole());
        List<Path> files = reads.stream().map(Read::file).toList();
        return new Sample(
                files,
                told.frame(),
                told.header(),
                columns,
                NumbersGuess.of(columns),
                nullWords,
                looks,
                facts(reads, columns),
                whole);
    }

    private static Set<String> words(@Nullable Guess nullWords) {
        return nullWords == null
                ? Set.of()
                : new LinkedHashSet<>(List.of(nullWords.value().split(", ", -1)));
    }

    private static List<Column> columns(List<Read> reads, List<String> names, boolean header, Set<String> nullWords) {
        List<List<Column>> each = reads.stream()
                .map(read -> read.table().columns(names, header, nullWords))
                .toList();
        if (each.size() == 1) {
            return each.get(0);
        }
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> cells = new ArrayList<>();
            for (List<Column> one : each) {
                cells.addAll(one.get(i).cells());
            }
            all.add(new Column(names.get(i), i, cells));
        }
        return all;
    }

    private static List<String> facts(List<Read> reads, List<Column> columns) {
        List<String> facts = new ArrayList<>();
        for (Read read : reads) {
            String name = String.valueOf(read.file().getFileName());
            Table table = read.table();
            String packed = name.toLowerCase(Locale.ROOT).endsWith(".gz")
                    ? ", packed with gzip"
                    : name.toLowerCase(Locale.ROOT).endsWith(".zip") ? ", packed as a zip of one file" : "";
            facts.add(name + packed + ": " + (table.whole() ? "all " : "the first ")
                    + Guess.count(table.rows() + (read.header().value().equals("true") ? 0 : 1), "row", "rows")
                    + " of " + table.first().size() + " columns looked at; line ends: "
                    + read.bytes().lineEnds()
                    + (read.bytes().endsWithLineEnd() ? "" : "; the last line has no line end")
                    + (table.blank() == 0 ? "" : "; " + Guess.count(table.blank(), "line is", "lines are") + " blank")
                    + (table.odd() == 0
                            ? ""
                            : "; " + Guess.count(table.odd(), "row does", "rows do")
                                    + " not have the columns of the first one, and would be rejected"));
        }
        for (Column column : columns) {
            if (!column.canBeNamed()) {
                facts.add("column " + (column.index() + 1)
                        + " has no name that can be declared (none, or one with a pipe, a #"
                        + " in front or two braces): ask for another, if it is needed");
            }
            if (column.share(Looks::isMoney) > 0.5 && column.share(Looks::isNumber) < 0.5) {
                facts.add("the values of " + column.name()
                        + " carry a currency; Serai reads plain numbers: ask for them");
            }
        }
        return facts;
    }
}
