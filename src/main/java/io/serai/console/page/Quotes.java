package io.serai.console.page;

import io.serai.feed.Feed;
import io.serai.feed.PlainColumns;
import io.serai.model.Reason;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reject sentences as the pages show them. A sentence quotes the cell that is wrong; the quote is hidden unless its column is
 * declared as a field that says nothing of a person.
 */
final class Quotes {

    private static final String HIDDEN = "\"***\"";
    private static final Pattern END = Pattern.compile("; row rejected \\(([A-Z_]+)\\).*$", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("^\\d+ ");

    /** Those that quote no cell. */
    private static final Set<String> QUOTES_NO_CELL = Set.of(Reason.CELL_COUNT.name(), Reason.ROW_TOO_LARGE.name());

    private final String place;
    private final PlainColumns plain;

    private Quotes(String place, PlainColumns plain) {
        this.place = place;
        this.plain = plain;
    }

    /** For the rejects of one file; a feed that is no longer declared has every quote hidden. */
    static Quotes of(@Nullable Feed declared, String partner, String file) {
        return new Quotes(partner + "/" + file + ":", declared == null ? PlainColumns.NONE : PlainColumns.of(declared));
    }

    /** {@code 27: net "3.3.2" is not a number; expected …}: without the file's place and the code, which stand beside it. */
    String shown(String message, boolean masks) {
        Matcher end = END.matcher(message);
        String code = end.find() ? end.group(1) : "";
        String text = end.replaceFirst("");
        String told = text.startsWith(place) ? text.substring(place.length()) : text;
        Matcher line = LINE.matcher(told);
        boolean placed = text.startsWith(place) && line.find();
        String said = placed ? told.substring(line.end()) : told;
        String masked = masks && !QUOTES_NO_CELL.contains(code) ? masked(said) : said;
        return placed ? "line " + told.substring(0, line.end()).strip() + ": " + masked : masked;
    }

    private String masked(String said) {
        int begin = said.indexOf('"');
        int end = said.lastIndexOf('"');
        boolean harmless = begin < 0 || plain.has(said.substring(0, begin));
        return harmless ? said : said.substring(0, begin) + HIDDEN + said.substring(end + 1);
    }
}
