package io.serai.console.page;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.model.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private final Set<String> impersonal;

    private Quotes(String place, Set<String> impersonal) {
        this.place = place;
        this.impersonal = impersonal;
    }

    /** For the rejects of one file; a feed that is no longer declared has every quote hidden. */
    static Quotes of(@Nullable Feed declared, String partner, String file) {
        return new Quotes(partner + "/" + file + ":", declared == null ? Set.of() : impersonal(declared));
    }

    private static Set<String> impersonal(Feed feed) {
        return Field.of(feed.rows()).stream()
                .filter(field -> !field.isPersonal())
                .filter(field -> feed.columns().containsKey(field.word()))
                .flatMap(field -> Arrays.stream(
                        String.valueOf(feed.columns().get(field.word())).split("\\|", -1)))
                .map(alias ->
                        (feed.format().header() ? alias.strip() : "column " + alias.strip()).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
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
        boolean harmless = begin < 0
                || impersonal.contains(said.substring(0, begin).strip().toLowerCase(Locale.ROOT));
        return harmless ? said : said.substring(0, begin) + HIDDEN + said.substring(end + 1);
    }
}
