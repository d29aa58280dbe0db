package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.RequiredFields;
import io.serai.model.ColumnMissing;
import io.serai.model.FileUnusable;
import io.serai.model.Formula;
import io.serai.model.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first record of a file, matched to the feed's columns by name, or by position without a header. */
final class Header {
    /** The columns that a rejects file adds: it may be corrected and dropped back as it is. */
    private static final Set<String> OWN_COLUMNS = Set.of("serai_line", "serai_column", "serai_code", "serai_message");

    private static final Map<Character, String> DELIMITERS =
            Map.of(',', "a comma", ';', "a semicolon", '\t', "a tab", '|', "a pipe");

    /** What column names do not have: an at sign, a time, or so many digits. */
    private static final Pattern VALUE = Pattern.compile("@|\\d\\D?\\d\\D?\\d\\D?\\d");

    private final Feed feed;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    private Header(Feed feed, List<String> names) {
        this.feed = feed;
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            indexes.putIfAbsent(key(names.get(i)), i);
        }
    }

    static Header of(List<String> cells, Feed feed) throws FileUnusable {
        if (!feed.format().header()) {
            Header header = new Header(feed, generated(cells.size()));
            header.checkPositions(cells);
            return header;
        }
        if (cells.stream().allMatch(String::isBlank)) {
            throw new FileUnusable(Reason.HEADER_MISSING, "a first line with nothing in it", "column names");
        }
        checkEncoding(cells, feed);
        List<String> names = cells.stream().map(String::strip).toList();
        Header header = new Header(
                feed, isReturned(names) ? names.stream().map(Formula::restored).toList() : names);
        header.checkIsNoRow();
        header.checkTwice();
        header.checkRequired();
        return header;
    }

    /** The header that an already open file was matched with. */
    static Header of(OpenFile file) {
        return new Header(file.feed(), file.header());
    }

    /** Column names that were checked before. */
    static Header named(List<String> names, Feed feed) {
        return new Header(feed, names);
    }

    static char delimiter(Feed feed) {
        String declared = feed.format().delimiter();
        return declared.equals("tab") ? '\t' : declared.charAt(0);
    }

    /** Text of two bytes to a character, read as one byte each, shows itself by its zeros. */
    private static void checkEncoding(List<String> cells, Feed feed) throws FileUnusable {
        if (cells.stream().anyMatch(cell -> cell.indexOf('\0') >= 0)) {
            throw new FileUnusable(
                    Reason.WRONG_CHARSET,
                    "the character U+0000 in the first line",
                    feed.format().charset().name());
        }
    }

    /** Whether these are the columns of a rejects file that comes back. */
    private static boolean isReturned(List<String> names) {
        return names.stream().map(Header::key).toList().containsAll(OWN_COLUMNS);
    }

    /** Whether the cells may carry apostrophes that our rejects file put there. */
    boolean returned() {
        return feed.format().header() && isReturned(names);
    }

    private static List<String> generated(int count) {
        List<String> names = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            names.add("column " + i);
        }
        return List.copyOf(names);
    }

    /** How names of columns are compared. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** A file that begins with its rows: what they say is no column name, and is not repeated. */
    private void checkIsNoRow() throws FileUnusable {
        boolean known = Stream.concat(feed.columns().values().stream(), feed.furtherColumns().values().stream())
                .anyMatch(column -> indexOf(column) >= 0);
        if (!known
                && names.size() > 1
                && names.stream().anyMatch(name -> VALUE.matcher(name).find())) {
            throw new FileUnusable(
                    Reason.HEADER_MISSING,
                    "a first line of " + names.size()
                            + " cells that reads like a row (not shown), and none of the agreed names",
                    "column names");
        }
    }

    private void checkTwice() throws FileUnusable {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(key(name))) {
                throw new FileUnusable(Reason.COLUMN_TWICE, '"' + name + "\" more than once", "each column name once");
            }
        }
    }

    private void checkRequired() throws FileUnusable {
        for (Field field : RequiredFields.inHeader(feed)) {
            if (indexOf(field) < 0 && !feed.defaults().containsKey(field.word())) {
                checkDelimiter(names);
                throw new ColumnMissing(
                        names,
                        "the columns " + String.join(", ", names),
                        "a column "
                                + feed.columns()
                                        .getOrDefault(field.word(), field.word())
                                        .replace("|", " or ") + " for " + field.word());
            }
        }
    }

    private void checkPositions(List<String> cells) throws FileUnusable {
        for (Map.Entry<String, String> column : feed.columns().entrySet()) {
            int position = Integer.parseInt(column.getValue());
            if (position > names.size() && !feed.defaults().containsKey(column.getKey())) {
                checkDelimiter(cells);
                throw new ColumnMissing(
                        names, names.size() + " columns", "column " + position + " for " + column.getKey());
            }
        }
    }

    /** Says which delimiter the file seems to have, but never switches to it. */
    private void checkDelimiter(List<String> cells) throws FileUnusable {
        if (cells.size() != 1) {
            return;
        }
        char agreed = delimiter(feed);
        for (char other : new char[] {';', ',', '\t', '|'}) {
            if (other != agreed && cells.get(0).indexOf(other) >= 0) {
                throw new FileUnusable(
                        Reason.WRONG_DELIMITER, spoken(other) + " between the names of the first line", spoken(agreed));
            }
        }
    }

    private static String spoken(char delimiter) {
        return DELIMITERS.getOrDefault(delimiter, "\"" + delimiter + '"');
    }

    List<String> names() {
        return names;
    }

    /** The place of a field's column, from 0; -1 when the file has none. */
    int indexOf(Field field) {
        String column = feed.columns().get(field.word());
        return column == null ? -1 : indexOf(column);
    }

    /** The place of a column by one of its names; -1 when the file has none. */
    int indexOf(String column) {
        if (!feed.format().header()) {
            int index = Integer.parseInt(column) - 1;
            return index < names.size() ? index : -1;
        }
        for (String alias : column.split("\\|", -1)) {
            Integer index = indexes.get(key(alias));
            if (index != null) {
                return index;
            }
        }
        return -1;
    }

    List<String> unknown() {
        if (!feed.format().header()) {
            return List.of();
        }
        Set<Integer> used = new HashSet<>();
        feed.columns().values().forEach(column -> used.add(indexOf(column)));
        feed.furtherColumns().values().forEach(column -> used.add(indexOf(column)));
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!used.contains(i) && !OWN_COLUMNS.contains(key(names.get(i)))) {
                unknown.add(names.get(i));
            }
        }
        return unknown;
    }
}
