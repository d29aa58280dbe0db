package io.serai.feed;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bytes become cells and the cells become values.
 *
 * @param delimiter one character, or the word {@code tab}
 * @param quote one character, or the word {@code none}
 * @param innerQuotes whether a quote inside a quoted cell is doubled (RFC 4180) or stands as it is
 * @param charset a name such as {@code UTF-8} or {@code windows-1252}; bytes that do not fit fail the file
 * @param header whether the first record names the columns; otherwise {@code columns} are positions from 1
 * @param decimalMark one character, such as {@code .} or {@code ,}
 * @param thousandsMark one character, {@code none} or {@code space}
 * @param quantityDecimalMark one character for quantities alone, which then have no thousands mark; null: as in amounts
 * @param datePatterns tried in this order; {@code iso} stands for ISO 8601 with or without time and offset; {@code
 *     epoch-seconds}; else a {@link java.time.format.DateTimeFormatter} pattern
 * @param zone required as soon as a pattern has no offset of its own; never guessed
 * @param trueWords what yes looks like, in any case of letters
 * @param falseWords what no looks like, in any case of letters
 * @param manWords what a man's gender looks like
 * @param womanWords what a woman's gender looks like
 * @param unknownGenderWords what no known gender looks like
 * @param languageWords the partner's words with their ISO 639-1 codes: {@code French=fr, English=en}
 * @param statusWords the partner's words for a ticket's status with what the destination is told: {@code VOID=cancelled};
 *     other words stay as they are. Orders are never deleted: a status is how one is taken back
 * @param nullWords cells that stand for nothing, such as {@code NULL}
 * @param severalEmails a cell that holds more than one address, separated by commas or semicolons: {@code reject} the row,
 *     or take the {@code first}
 * @param blankLines {@code count} them as blank, or {@code reject} them
 * @param fileTime a regular expression with one group that finds the time in the file's name; null: the modification
 *     time counts
 * @param fileTimePattern how that group is written, in {@code zone}
 */
public record Format(
        @DefaultValue(",") String delimiter,
        @DefaultValue("\"") String quote,
        @DefaultValue("doubled") InnerQuotes innerQuotes,
        @DefaultValue("UTF-8") Charset charset,
        @DefaultValue("true") boolean header,
        @DefaultValue(".") String decimalMark,
        @DefaultValue("none") String thousandsMark,
        @Nullable String quantityDecimalMark,
        @DefaultValue("iso") List<String> datePatterns,
        @Nullable ZoneId zone,

        @DefaultValue({"true", "1", "yes", "y", "oui", "o"}) List<String> trueWords,

        @DefaultValue({"false", "0", "no", "n", "non"}) List<String> falseWords,
        @DefaultValue({"m", "mr", "male", "1", "homme"}) List<String> manWords,

        @DefaultValue({"f", "w", "mrs", "ms", "mme", "female", "2", "femme"})
        List<String> womanWords,

        @DefaultValue({"u", "x", "0", "unknown"}) List<String> unknownGenderWords,
        @DefaultValue Map<String, String> languageWords,
        @DefaultValue Map<String, String> statusWords,
        @DefaultValue List<String> nullWords,
        @DefaultValue("reject") SeveralEmails severalEmails,
        @DefaultValue("count") BlankLines blankLines,
        @Nullable String fileTime,
        @DefaultValue("yyyy-MM-dd-HH-mm-ss") String fileTimePattern) {

    public Format {
        languageWords = Feed.sorted(languageWords);
        statusWords = Feed.sorted(statusWords);
    }

    /** How a quote inside a quoted cell is written. */
    public enum InnerQuotes {
        DOUBLED,
        BARE
    }

    /** What becomes of a cell with more than one e-mail address. */
    public enum SeveralEmails {
        REJECT,
        FIRST
    }

    /** What a line with nothing in it counts as. */
    public enum BlankLines {
        COUNT,
        REJECT
    }
}
