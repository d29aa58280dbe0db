package io.serai.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What to run. */
record Settings(long lines, int rounds, List<Contestant> contestants, long[] sizes, boolean again) {

    static Settings of(String[] args) {
        Map<String, String> named = new HashMap<>();
        for (String arg : args) {
            int mark = arg.indexOf('=');
            if (mark < 0) {
                throw new IllegalArgumentException("found \"" + arg + "\", expected name=value");
            }
            named.put(arg.substring(0, mark), arg.substring(mark + 1).replace("_", ""));
        }
        String words = named.getOrDefault("programs", "all").replace("-", "");
        String sizes = named.getOrDefault("sizes", "");
        return new Settings(
                Long.parseLong(named.getOrDefault("lines", "200000")),
                Integer.parseInt(named.getOrDefault("rounds", "1")),
                Arrays.stream(Contestant.values())
                        .filter(one -> words.equals("all")
                                || Arrays.asList(words.split(",", -1)).contains(one.word().replace("-", "")))
                        .toList(),
                sizes.isEmpty() ? LongStream.empty().toArray() : Arrays.stream(sizes.split(",", -1)).mapToLong(Long::parseLong).toArray(),
                Boolean.parseBoolean(named.getOrDefault("days", "true")));
    }
}
