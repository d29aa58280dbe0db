package io.serai.reject;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running a cell. Partners open reject files in spreadsheets, and a cell of one partner's customer
 * may be somebody's attack: such a cell gets a leading apostrophe, which the partner deletes if the cell was right.
 * Plain signed numbers and phone numbers are left as they are.
 */
final class Formula {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-][0-9][0-9 .,/-]*");

    private Formula() {}

    static String neutral(String cell) {
        if (cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0) {
            return cell;
        }
        return PLAIN_NUMBER.matcher(cell).matches() ? cell : "'" + cell;
    }
}
