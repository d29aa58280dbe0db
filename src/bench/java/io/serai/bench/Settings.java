package io.serai.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to run, as {@link Bench} tells. */
record Settings(Map<String, String> named) {

    private static final Set<String> NAMES = Set.of(
            "lines", "rounds", "programs", "days", "sizes", "giants", "restart", "slow", "start", "charts");

    static Settings of(String[] args) {
        Map<String, String> named = new HashMap<>();
        for (String arg : args) {
            int mark = arg.indexOf('=');
            if (mark < 0 || !NAMES.contains(arg.substring(0, mark))) {
                throw new IllegalArgumentException("found \"" + arg + "\", expected name=value with a name of " + NAMES);
            }
            named.put(arg.substring(0, mark), arg.substring(mark + 1));
        }
        return new Settings(named);
    }

    long lines() {
        return number("lines", 200_000);
    }

    int rounds() {
        return (int) number("rounds", 1);
    }

    List<Contestant> contestants() {
        String words = named.getOrDefault("programs", "all");
        return Arrays.stream(Contestant.values())
                .filter(one -> words.equals("all") || words(words).contains(one.word()))
                .toList();
    }

    boolean days() {
        return Boolean.parseBoolean(named.getOrDefault("days", "true"));
    }

    List<Long> sizes() {
        return words(named.getOrDefault("sizes", "")).stream().map(Settings::number).toList();
    }

    /** How many giants, in percent of 1,000 tickets of 10,000 lines; with them comes one of 300,000. 0: no such load. */
    int giantsPercent() {
        return (int) number("giants", 0);
    }

    /** 0: not this scenario. */
    long restart() {
        return number("restart", 0);
    }

    /** 0: not this scenario. */
    long slow() {
        return number("slow", 0);
    }

    /** How often each kind of start; 0: not this scenario. */
    int starts() {
        return (int) number("start", 0);
    }

    /** Where charts go. */
    Path charts() {
        return Path.of(named.getOrDefault("charts", "target/bench")).toAbsolutePath();
    }

    private long number(String name, long otherwise) {
        String word = named.get(name);
        return word == null ? otherwise : number(word);
    }

    private static long number(String word) {
        return Long.parseLong(word.replace("_", ""));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }
}
