package io.serai.suggest;

import io.serai.feed.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The keys of a feed's {@code format}, from the sample and from the columns that are mapped. */
final class FormatDetails {
    private final FeedDraft draft;
    private final SuggestOptions options;
    private final Map<String, Guess> format;

    private FormatDetails(FeedDraft draft, SuggestOptions options) {
        this.draft = draft;
        this.options = options;
        this.format = draft.format();
    }

    static void fill(FeedDraft draft, SuggestOptions options) {
        FormatDetails details = new FormatDetails(draft, options);
        details.frame();
        details.dates();
        details.words();
    }

    private void frame() {
        Sample sample = draft.sample();
        sample.frame().forEach(entry -> format.put(entry.key(), entry.guess()));
        boolean asked = sample.header().choose() != null;
        if (!sample.hasHeader() || asked) {
            format.put("header", sample.header().guess());
        }
        if (draft.mapping().all().stream().anyMatch(one -> one.field().form() == Field.Form.DECIMAL)) {
            sample.numbers().forEach(entry -> format.put(entry.key(), entry.guess()));
        }
        if (sample.nullWords() != null) {
            format.put("null-words", sample.nullWords());
        }
    }

    private void dates() {
        List<Column> dated = mapped(Field.Form.TIME);
        boolean timed = !dated.isEmpty();
        List<Column> all = new ArrayList<>(dated);
        all.addAll(mapped(Field.Form.DATE));
        if (!all.isEmpty()) {
            format.put("date-patterns", patterns(all));
        }
        FileNames names = FileNames.of(draft.sample().files(), List.of());
        boolean local =
                dated.stream().map(draft.sample().dates()::get).anyMatch(look -> look != null && look.local() > 0);
        if (local || names.fileTime() != null) {
            format.put("zone", zone(timed, local));
        }
        if (names.fileTime() != null && names.fileTimePattern() != null) {
            format.put("file-time", Guess.proven(names.fileTime(), "the file's name has a time"));
            format.put("file-time-pattern", Guess.proven(names.fileTimePattern(), ""));
        }
    }

    private List<Column> mapped(Field.Form form) {
        return draft.mapping().all().stream()
                .filter(one -> one.field().form() == form)
                .map(Mapping.Mapped::column)
                .filter(draft.sample().dates()::containsKey)
                .toList();
    }

    private Guess patterns(List<Column> columns) {
        Sample sample = draft.sample();
        Set<String> patterns = new LinkedHashSet<>(sample.datePatterns(columns));
        List<String> why = new ArrayList<>();
        String undecided = "";
        for (Column column : new LinkedHashSet<>(columns)) {
            DateLook look = sample.dates().get(column);
            if (look == null) {
                continue;
            }
            why.add(column.name() + ": " + look.read() + " of " + column.filled() + " values"
                    + (look.proof().isEmpty() ? "" : ", " + look.proof()));
            if (!look.undecided().isEmpty()) {
                String pattern = look.patterns().get(0);
                if (isProven(look.undecided(), sample)) {
                    patterns.remove(pattern);
                    patterns.add(look.undecided());
                } else if (!isProven(pattern, sample)) {
                    undecided = pattern + " or " + look.undecided();
                }
            }
        }
        String value = String.join(", ", patterns);
        String evidence = String.join("; ", why);
        if (!undecided.isEmpty()) {
            return Guess.chosen(
                    value,
                    evidence,
                    "date-patterns: " + undecided + "; every value is a date both ways, so ask which one is the day");
        }
        boolean short2 = patterns.stream().anyMatch(pattern -> pattern.matches("(.*[^y])?yy([^y].*)?"));
        return short2
                ? Guess.chosen(
                        value,
                        evidence,
                        "date-patterns: years of two digits are read as 2000 to 2099, which is wrong for"
                                + " dates of birth; ask for years of four digits")
                : Guess.proven(value, evidence);
    }

    /** Whether another column proves this order of day and month. */
    private static boolean isProven(String pattern, Sample sample) {
        String day = pattern.split(" ", 2)[0];
        return sample.dates().values().stream()
                .anyMatch(look ->
                        !look.proof().isEmpty() && look.patterns().get(0).startsWith(day));
    }

    private Guess zone(boolean timed, boolean local) {
        if (options.zone() != null) {
            return Guess.proven(options.zone(), "as you said");
        }
        if (!local) {
            return Guess.chosen(
                    "UTC",
                    timed ? "the times in the rows have offsets of their own" : "the rows have no times",
                    "zone: that of the time in the file's name, or run suggest again with --zone");
        }
        Places place = Places.of(draft, null);
        return Guess.chosen(
                place.zone(),
                "the times say no offset",
                "zone: the clocks by which these times were written"
                        + (place.why().isEmpty() ? "" : " (" + place.why() + ")")
                        + ", or run suggest again with --zone");
    }

    private void words() {
        Set<String> flags = draft.mapping().all().stream()
                .filter(one -> one.field().form() == Field.Form.FLAG)
                .flatMap(one -> one.column().words().stream())
                .collect(Collectors.toSet());
        more("true-words", List.of("true", "1", "yes", "y", "oui", "o"), Looks.YES, flags);
        more("false-words", List.of("false", "0", "no", "n", "non"), Looks.NO, flags);
        Column gender = draft.mapping().column(Field.GENDER);
        if (gender != null) {
            GenderWords.of(gender).forEach(entry -> format.put(entry.key(), entry.guess()));
        }
        Column language = draft.mapping().column(Field.LANGUAGE);
        if (language != null) {
            languages(language);
        }
    }

    private void more(String key, List<String> known, Set<String> of, Set<String> found) {
        List<String> unknown = found.stream()
                .filter(of::contains)
                .filter(word -> !known.contains(word))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            List<String> all = new ArrayList<>(known);
            all.addAll(unknown);
            format.put(key, Guess.proven(String.join(", ", all), "the files say " + String.join(", ", unknown)));
        }
    }

    private void languages(Column column) {
        Map<String, String> words = new TreeMap<>();
        column.distinct().keySet().forEach(cell -> {
            String code = Looks.languageOf(cell);
            if (!code.isEmpty() && !Looks.isLanguageCode(cell)) {
                words.put(cell, code);
            }
        });
        if (!words.isEmpty()) {
            String value = words.entrySet().stream()
                    .map(word -> word.getKey() + "=" + word.getValue())
                    .collect(Collectors.joining(", "));
            format.put("language-words", Guess.proven(value, "words of " + column.name()));
        }
    }
}
