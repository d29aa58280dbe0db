package io.serai.model;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running a cell. Partners open reject files in spreadsheets, and a cell of one partner's customer
 * may be somebody's attack: such a cell gets a leading apostrophe in the reject file, and loses it when that file comes back.
 * Plain signed numbers and phone numbers are left as they are.
 *
 * <p>What begins with apostrophes and would be run without them gets one more, so that {@link #restored} is the exact inverse
 * of {@link #neutral} for every text.
 */
public final class Formula {
    /** What spreadsheets take for the start of a formula, also after they trimmed the cell or narrowed wide letters. */
    private static final String STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-][0-9][0-9 .,/-]*");

    private Formula() {}

    /** The cell as it may stand in a file for a spreadsheet. */
    public static String neutral(String cell) {
        return runs(cell) ? "'" + cell : cell;
    }

    /** The cell as it was before {@link #neutral}; one that was never changed comes back as it is. */
    public static String restored(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '\'' && runs(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean runs(String cell) {
        int start = 0;
        while (start < cell.length() && cell.charAt(start) == '\'') {
            start++;
        }
        return start < cell.length()
                && STARTS.indexOf(cell.charAt(start)) >= 0
                && !PLAIN_NUMBER.matcher(cell).region(start, cell.length()).matches();
    }
}
