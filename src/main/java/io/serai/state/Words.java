package io.serai.state;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds known values in free text, as whole words. */
record Words(Pattern pattern) {

    /** @param values at least one, none empty */
    static Words of(Collection<String> values) {
        String any = values.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return new Words(Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])"));
    }

    String replaced(String text, String by) {
        return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(by));
    }
}
