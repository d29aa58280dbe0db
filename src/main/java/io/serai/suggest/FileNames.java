package io.serai.suggest;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names of files say: a time, and which other names to expect.
 *
 * @param include a regular expression for the names; also takes a corrected rejects file back
 * @param fileTime a regular expression with one group for the time; null when the names have none
 * @param fileTimePattern how that group is written
 */
record FileNames(
        String include, @Nullable String fileTime, @Nullable String fileTimePattern) {

    /** The longest first, so that a day is not found in a moment. */
    private static final Map<String, String> TIMES = times();

    private static Map<String, String> times() {
        Map<String, String> times = new java.util.LinkedHashMap<>();
        times.put("\\d{4}-\\d{2}-\\d{2}-\\d{2}-\\d{2}-\\d{2}", "yyyy-MM-dd-HH-mm-ss");
        times.put("\\d{4}-\\d{2}-\\d{2}_\\d{2}-\\d{2}-\\d{2}", "yyyy-MM-dd_HH-mm-ss");
        times.put("\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}", "yyyy-MM-dd'T'HH-mm-ss");
        times.put("\\d{4}-\\d{2}-\\d{2}_\\d{6}", "yyyy-MM-dd_HHmmss");
        times.put("\\d{8}_\\d{6}", "yyyyMMdd_HHmmss");
        times.put("\\d{8}-\\d{6}", "yyyyMMdd-HHmmss");
        times.put("\\d{8}T\\d{6}", "yyyyMMdd'T'HHmmss");
        times.put("\\d{14}", "yyyyMMddHHmmss");
        times.put("\\d{12}", "yyyyMMddHHmm");
        times.put("\\d{4}-\\d{2}-\\d{2}", "yyyy-MM-dd");
        times.put("\\d{4}_\\d{2}_\\d{2}", "yyyy_MM_dd");
        times.put("\\d{2}-\\d{2}-\\d{4}", "dd-MM-yyyy");
        times.put("\\d{8}", "yyyyMMdd");
        return times;
    }

    /** @param others names of files that another feed reads: a pattern that would take one of them is made narrower */
    static FileNames of(List<Path> files, List<String> others) {
        FileNames wide = of(files, false);
        return others.stream().anyMatch(wide::takes) ? of(files, true) : wide;
    }

    private static FileNames of(List<Path> files, boolean narrow) {
        List<String> names =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        for (Map.Entry<String, String> time : TIMES.entrySet()) {
            List<String> patterns = new ArrayList<>();
            for (String name : names) {
                Matcher found =
                        Pattern.compile("(?<!\\d)" + time.getKey() + "(?!\\d)").matcher(name);
                if (found.find() && isTime(found.group(), time.getValue())) {
                    patterns.add(regex(name.substring(0, found.start()), narrow) + "\u0000"
                            + regex(name.substring(found.end()), narrow));
                }
            }
            if (patterns.size() == names.size()) {
                String before = patterns.get(0).substring(0, patterns.get(0).indexOf('\u0000'));
                String group = lead(before) + "(" + time.getKey() + ")";
                return new FileNames(alternatives(patterns, time.getKey()), group, time.getValue());
            }
        }
        return new FileNames(
                alternatives(names.stream().map(name -> regex(name, narrow)).toList(), ""), null, null);
    }

    /** The character before the time keeps a number elsewhere in the name from being taken for it. */
    private static String lead(String before) {
        return before.endsWith("_") ? "_" : before.endsWith("-") ? "-" : "";
    }

    private static String alternatives(List<String> patterns, String time) {
        List<String> different = new ArrayList<>(new TreeSet<>(patterns.stream()
                .map(pattern -> pattern.replace("\u0000", time))
                .toList()));
        String all = different.size() == 1 ? different.get(0) : "(" + String.join("|", different) + ")";
        return all + "(\\.rejects\\.csv)?";
    }

    private static boolean isTime(String text, String pattern) {
        try {
            LocalDate day = DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                    .parse(text)
                    .query(TemporalQueries.localDate());
            return day != null && day.getYear() >= 1990 && day.getYear() <= 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Signs are quoted; a number may be another in the next name. */
    private static String regex(String text, boolean narrow) {
        StringBuilder regex = new StringBuilder();
        Matcher part = Pattern.compile("(\\d{2,})|([\\p{L}\\w -])|(.)").matcher(text);
        while (part.find()) {
            regex.append(
                    part.group(1) != null
                            ? narrow ? part.group(1) : "\\d+"
                            : part.group(2) != null ? part.group(2) : "\\" + part.group(3));
        }
        return regex.toString();
    }

    boolean takes(String name) {
        return Pattern.matches(include, name);
    }
}
