package io.serai.lint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;

/**
 * Something in a route file that is wrong, or probably not meant.
 *
 * @param file as it was named to {@link RouteFile}
 * @param line from 1
 * @param column from 1
 * @param severity whether the file can be used
 * @param rule the check's name, such as {@code unknown-key}
 * @param found what stands there and why it cannot be meant; never a secret
 * @param fix what to write instead
 */
public record Finding(String file, int line, int column, Severity severity, String rule, String found, String fix)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::found);

    /** Whether the file can be used. */
    public enum Severity {
        /** The hub does not take the file. */
        @JsonProperty("error")
        ERROR,
        /** The file is taken; somebody should look. */
        @JsonProperty("warning")
        WARNING;

        String word() {
            return this == ERROR ? "error" : "warning";
        }
    }

    @JsonIgnore
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line: {@code file:line:column: error: what is wrong; what to do (rule)}. */
    public String text() {
        return file + ':' + line + ':' + column + ": " + severity.word() + ": " + found + "; " + fix + " (" + rule
                + ")";
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
