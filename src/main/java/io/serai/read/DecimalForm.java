package io.serai.read;

import io.serai.feed.Format;
import io.serai.model.Reason;

/**
 * Decimal numbers with the feed's marks, read strictly: sign, digits, groups of three when a thousands mark is declared, at
 * most one decimal mark. Canonical: {@code -1234.50}.
 */
final class DecimalForm implements CellForm {
    private static final int DIGITS_MAX = 30;

    private final char decimalMark;
    private final char thousandsMark;
    private final String example;

    private DecimalForm(String decimal, String thousands) {
        decimalMark = decimal.charAt(0);
        thousandsMark = switch (thousands) {
            case "none" -> 0;
            case "space" -> ' ';
            default -> thousands.charAt(0);
        };
        example = "a number such as 1" + (thousandsMark == 0 ? "" : String.valueOf(thousandsMark)) + "234" + decimalMark
                + "50";
    }

    /** Of amounts and rates. */
    static DecimalForm of(Format format) {
        return new DecimalForm(format.decimalMark(), format.thousandsMark());
    }

    /** Exports of programs may format amounts for people and write quantities as programs do. */
    static DecimalForm ofQuantity(Format format) {
        String own = format.quantityDecimalMark();
        return own == null ? of(format) : new DecimalForm(own, "none");
    }

    @Override
    public String canonical(String cell) throws CellFault {
        return isCanonical(cell) ? cell : read(cell);
    }

    /** Digits around at most one point, which is what nearly every export writes. */
    private boolean isCanonical(String cell) {
        int last = cell.length() - 1;
        int points = 0;
        for (int i = cell.charAt(0) == '-' ? 1 : 0; i <= last; i++) {
            char c = cell.charAt(i);
            if (c == '.' && i > 0 && i < last && isDigit(cell.charAt(i - 1))) {
                points++;
            } else if (!isDigit(c)) {
                return false;
            }
        }
        return last < DIGITS_MAX && isDigit(cell.charAt(last)) && (points == 0 || (points == 1 && decimalMark == '.'));
    }

    String read(String cell) throws CellFault {
        StringBuilder canonical = new StringBuilder(cell.length());
        int at = 0;
        if (cell.charAt(0) == '-' || cell.charAt(0) == '+') {
            at = 1;
            canonical.append(cell.charAt(0) == '-' ? "-" : "");
        }
        int start = at;
        at = whole(cell, at, canonical);
        boolean digits = at > start;
        if (at < cell.length() && cell.charAt(at) == decimalMark) {
            int from = ++at;
            canonical.append('.');
            while (at < cell.length() && isDigit(cell.charAt(at))) {
                canonical.append(cell.charAt(at++));
            }
            digits = digits && at > from;
        }
        if (!digits || at < cell.length() || canonical.length() > DIGITS_MAX) {
            throw wrong(cell, start);
        }
        return canonical.toString();
    }

    /** The part before the decimal mark; stops at the first character that does not belong. */
    private int whole(String cell, int from, StringBuilder canonical) throws CellFault {
        int at = from;
        int groupStart = from;
        boolean grouped = false;
        for (; at < cell.length(); at++) {
            char c = cell.charAt(at);
            if (isDigit(c)) {
                canonical.append(c);
            } else if (isThousandsMark(c)) {
                int length = at - groupStart;
                if (grouped ? length != 3 : length < 1 || length > 3) {
                    throw wrong(cell, from);
                }
                grouped = true;
                groupStart = at + 1;
            } else {
                break;
            }
        }
        if (grouped && at - groupStart != 3) {
            throw wrong(cell, from);
        }
        return at;
    }

    private boolean isThousandsMark(char c) {
        return thousandsMark != 0 && (c == thousandsMark || (thousandsMark == ' ' && (c == '\u00a0' || c == '\u202f')));
    }

    private CellFault wrong(String cell, int start) {
        char other = decimalMark == ',' ? '.' : ',';
        boolean ambiguous = thousandsMark == 0 && grouped(cell, start, other);
        return new CellFault(ambiguous ? Reason.NUMBER_AMBIGUOUS : Reason.NOT_A_NUMBER, cell, example);
    }

    /** One to three digits, then groups of the other mark and three digits: thousands to some, a fraction to others. */
    private static boolean grouped(String cell, int start, char mark) {
        int first = cell.indexOf(mark);
        if (first - start < 1 || first - start > 3 || (cell.length() - first) % 4 != 0) {
            return false;
        }
        for (int i = start; i < cell.length(); i++) {
            boolean place = i >= first && (i - first) % 4 == 0;
            if (place ? cell.charAt(i) != mark : !isDigit(cell.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
