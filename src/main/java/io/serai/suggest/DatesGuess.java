package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.read.Peek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which columns hold dates, and in which patterns: those of a list that the hub's own reader reads the values with. */
final class DatesGuess {
    private static final double DATES_MIN = 0.8;
    private static final double PATTERN_MIN = 0.05;
    private static final int FIRST_LOOK = 40;
    private static final Predicate<String> OFFSET =
            Pattern.compile("[:\\d](Z| ?[+-]\\d{2}:?\\d{2})$").asPredicate();

    private static final List<String> DAYS = List.of(
            "yyyy-MM-dd",
            "yyyy/MM/dd",
            "yyyy.MM.dd",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "dd.MM.yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "d.M.yyyy",
            "dd/MM/yy",
            "MM/dd/yy",
            "dd.MM.yy",
            "dd-MM-yy",
            "d MMM yyyy",
            "dd-MMM-yyyy",
            "d MMMM yyyy");
    private static final List<String> TIMES = List.of(
            "",
            " HH:mm:ss",
            " HH:mm",
            "'T'HH:mm:ss",
            " HH:mm:ss.SSS",
            " H:mm",
            " H:mm:ss",
            " h:mm a",
            " h:mm:ss a",
            " HH:mm:ssXXX",
            " HH:mm:ss XX");
    private static final List<String> COMPACT =
            List.of("yyyyMMdd", "yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd HHmmss");

    private static final List<String> PATTERNS = patterns();

    private final Peek peek;

    /** Made when a value first looks like its pattern. */
    private final Map<String, Predicate<String>> readers = new HashMap<>();

    DatesGuess(Peek peek) {
        this.peek = peek;
    }

    private static List<String> patterns() {
        List<String> patterns = new ArrayList<>(List.of("iso"));
        DAYS.forEach(day -> TIMES.forEach(time -> patterns.add(day + time)));
        patterns.addAll(COMPACT);
        patterns.add("epoch-seconds");
        return List.copyOf(patterns);
    }

    private Predicate<String> reader(String pattern) {
        return readers.computeIfAbsent(pattern, this::made);
    }

    private Predicate<String> made(String pattern) {
        if (pattern.equals("epoch-seconds")) {
            return cell -> Looks.isWhole(cell) && cell.length() == 10 && cell.charAt(0) < '5';
        }
        Function<String, Optional<String>> times =
                peek.reader(Field.Form.TIME, Formats.of(Map.of("date-patterns", pattern, "zone", "UTC")));
        return cell -> times.apply(cell).isPresent();
    }

    /** Empty when the column does not hold dates. */
    Optional<DateLook> of(Column column) {
        long filled = column.filled();
        if (filled == 0 || column.share(Looks::maybeDate) < DATES_MIN) {
            return Optional.empty();
        }
        Map<String, Integer> cells = column.distinct();
        List<String> candidates = candidates(cells);
        Map<String, Integer> left = new HashMap<>(cells);
        List<String> patterns = new ArrayList<>();
        long read = 0;
        while (!left.isEmpty()) {
            String best = best(candidates, left);
            long more = best.isEmpty() ? 0 : count(best, left);
            if (more == 0 || (!patterns.isEmpty() && more < PATTERN_MIN * filled)) {
                break;
            }
            patterns.add(best);
            left.keySet().removeIf(reader(best));
            read += more;
        }
        return read < DATES_MIN * filled ? Optional.empty() : Optional.of(look(cells, patterns, read));
    }

    /** Patterns that read one of the first values; digits alone are a date only by patterns of digits. */
    private List<String> candidates(Map<String, Integer> cells) {
        List<String> some = cells.keySet().stream().limit(FIRST_LOOK).toList();
        boolean digits = some.stream().allMatch(Looks::isWhole);
        return PATTERNS.stream()
                .filter(pattern -> digits == (COMPACT.contains(pattern) || pattern.equals("epoch-seconds")))
                .filter(pattern -> some.stream()
                        .anyMatch(cell ->
                                looksAlike(pattern, cell) && reader(pattern).test(cell)))
                .toList();
    }

    /** The sign behind the first word of the pattern stands in the cell, and there is a time in both or in none. */
    private static boolean looksAlike(String pattern, String cell) {
        if (pattern.equals("iso") || Looks.isWhole(cell)) {
            return true;
        }
        char sign = pattern.replaceFirst("^\\p{L}+", "").charAt(0);
        return cell.indexOf(sign) > 0 && (cell.indexOf(':') > 0) == (pattern.indexOf(':') > 0);
    }

    private String best(List<String> candidates, Map<String, Integer> cells) {
        String best = "";
        long most = 0;
        for (String candidate : candidates) {
            long count = count(candidate, cells);
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private long count(String pattern, Map<String, Integer> cells) {
        Predicate<String> reader = reader(pattern);
        return cells.entrySet().stream()
                .filter(cell -> reader.test(cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private DateLook look(Map<String, Integer> cells, List<String> patterns, long read) {
        Predicate<String> reads =
                patterns.stream().map(this::reader).reduce(Predicate::or).orElseThrow();
        long local = 0;
        long timed = 0;
        for (Map.Entry<String, Integer> cell : cells.entrySet()) {
            if (reads.test(cell.getKey())) {
                boolean epoch = patterns.contains("epoch-seconds");
                boolean offset = epoch || (cell.getKey().length() > 12 && OFFSET.test(cell.getKey()));
                local += offset ? 0 : cell.getValue();
                timed += epoch || isTimed(cell.getKey()) ? cell.getValue() : 0;
            }
        }
        String swapped = swapped(patterns.get(0));
        long both = swapped.isEmpty() ? 0 : count(swapped, cells);
        boolean undecided = !swapped.isEmpty() && both == read;
        String proof = swapped.isEmpty() || undecided
                ? ""
                : Guess.count(read - both, "value is no date", "values are no dates") + " as " + swapped;
        return new DateLook(patterns, read, local, timed, undecided ? swapped : "", proof);
    }

    private static boolean isTimed(String cell) {
        return cell.indexOf(':') >= 0 || (Looks.isWhole(cell) && cell.length() > 8);
    }

    /** The pattern with day and month the other way round; empty when nobody writes it so. */
    private String swapped(String pattern) {
        String swapped = pattern.startsWith("d")
                ? pattern.replaceFirst("^(d+)(\\W)(M{1,2})\\2", "$3$2$1$2")
                : pattern.replaceFirst("^(M{1,2})(\\W)(d+)\\2", "$3$2$1$2");
        return swapped.equals(pattern) || pattern.indexOf('.') == 2 ? "" : PATTERNS.contains(swapped) ? swapped : "";
    }
}
