package io.serai.suggest;

import io.serai.model.FileUnusable;
import io.serai.read.OpenFile;
import io.serai.read.Peek;
import io.serai.read.RawRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How records and cells are framed: each way is tried on the first rows, and the one that gives most of them the same shape wins. */
final class FrameGuess {
    private static final int ROWS_MAX = 2000;
    private static final List<String> DELIMITERS = List.of(",", ";", "tab", "|", "^", "~");

    /** In the order of preference. */
    private static final List<Quoting> QUOTINGS = List.of(
            new Quoting("\"", "doubled"),
            new Quoting("\"", "bare"),
            new Quoting("none", "doubled"),
            new Quoting("'", "doubled"));

    private final Peek peek;
    private final Path file;
    private final String charset;

    record Quoting(String quote, String innerQuotes) {}

    /**
     * One way, tried.
     *
     * @param cells in most rows
     * @param rows that were framed
     * @param even those of them that have so many cells and no fault
     * @param quoted cells that are put in quotes or begin with one
     */
    private record Way(String delimiter, Quoting quoting, int cells, long rows, long even, long quoted) {

        double share() {
            return rows == 0 || cells < 2 ? 0 : (double) even / rows;
        }

        boolean isBetterThan(@Nullable Way other) {
            if (other == null) {
                return cells > 1;
            }
            double more = share() - other.share();
            return Math.abs(more) > 0.02 ? more > 0 : more >= 0 && cells > other.cells;
        }
    }

    FrameGuess(Peek peek, Path file, String charset) {
        this.peek = peek;
        this.file = file;
        this.charset = charset;
    }

    /**
     * The keys of a format, in their order.
     *
     * @throws CannotSuggest when no way gives more than one cell
     */
    List<Entry> guessed() throws IOException {
        Way best = null;
        for (String delimiter : DELIMITERS) {
            Way way = best(delimiter);
            if (way != null && way.isBetterThan(best)) {
                best = way;
            }
        }
        if (best == null) {
            throw new CannotSuggest(
                    file.getFileName() + ": found no comma, semicolon, tab or pipe that would cut its first"
                            + " rows into cells; expected a file of rows and columns");
        }
        return entries(best);
    }

    private List<Entry> entries(Way way) throws IOException {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                "delimiter",
                Guess.proven(
                        way.delimiter(),
                        "cuts " + way.even() + " of the first " + way.rows() + " rows into " + way.cells()
                                + " cells")));
        Way plain = tried(way.delimiter(), new Quoting("none", "doubled"));
        long marks = plain == null ? 1 : plain.quoted();
        if (!way.quoting().quote().equals("\"") && !way.quoting().quote().equals("none")) {
            entries.add(new Entry("quote", Guess.proven(way.quoting().quote(), "cells are put in it")));
        } else if (way.quoting().quote().equals("none")) {
            entries.add(new Entry(
                    "quote",
                    Guess.proven("none", "quotes stand in cells as they are; read as marks they would break rows")));
        } else if (marks > 0) {
            entries.add(new Entry("quote", Guess.proven("\"", "some cells are put in quotes")));
        }
        if (way.quoting().innerQuotes().equals("bare")) {
            entries.add(
                    new Entry("inner-quotes", Guess.proven("bare", "quotes inside of quoted cells are not doubled")));
        }
        return entries;
    }

    private @Nullable Way best(String delimiter) throws IOException {
        Way best = null;
        for (Quoting quoting : QUOTINGS) {
            Way way = tried(delimiter, quoting);
            boolean needed = way != null && (!quoting.quote().equals("'") || way.quoted() > way.rows());
            if (way != null && needed && way.isBetterThan(best)) {
                best = way;
            }
        }
        return best;
    }

    private @Nullable Way tried(String delimiter, Quoting quoting) throws IOException {
        try (OpenFile open = peek.open(file, Formats.framing(said(delimiter, quoting)))) {
            List<RawRow> rows = new ArrayList<>();
            while (rows.size() < ROWS_MAX && open.hasNext()) {
                rows.addAll(open.next());
            }
            return way(delimiter, quoting, rows.subList(0, Math.min(rows.size(), ROWS_MAX)));
        } catch (FileUnusable | OpenFile.Unusable e) {
            return null;
        }
    }

    private Map<String, String> said(String delimiter, Quoting quoting) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("charset", charset);
        said.put("delimiter", delimiter);
        said.put("quote", quoting.quote());
        said.put("inner-quotes", quoting.innerQuotes());
        return said;
    }

    private static Way way(String delimiter, Quoting quoting, List<RawRow> rows) {
        Map<Integer, Long> sizes = new HashMap<>();
        long framed = 0;
        long quoted = 0;
        for (RawRow row : rows) {
            boolean blank = row.cells().stream().allMatch(String::isBlank);
            framed += blank ? 0 : 1;
            if (row.fault() == null && !blank) {
                sizes.merge(row.cells().size(), 1L, Long::sum);
            }
            quoted += row.cells().stream().filter(FrameGuess::isMarked).count();
        }
        var most = sizes.entrySet().stream().max(Map.Entry.comparingByValue());
        int cells = most.map(Map.Entry::getKey).orElse(0);
        return new Way(
                delimiter, quoting, cells, framed, most.map(Map.Entry::getValue).orElse(0L), quoted);
    }

    private static boolean isMarked(String cell) {
        return cell.startsWith("\"") || cell.startsWith("'");
    }
}
