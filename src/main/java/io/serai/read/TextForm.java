package io.serai.read;

import io.serai.model.Reason;

/** Ids and free text. An id is text always: leading zeros stay, a number that a spreadsheet made of it is refused. */
final class TextForm implements CellForm {
    private final boolean id;
    private final int charsMax;

    private TextForm(boolean id, int charsMax) {
        this.id = id;
        this.charsMax = charsMax;
    }

    static TextForm id(ReadSettings settings) {
        return new TextForm(true, settings.idCharsMax());
    }

    static TextForm text() {
        return new TextForm(false, Integer.MAX_VALUE);
    }

    @Override
    public String canonical(String cell) throws CellFault {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c < ' ' || (c >= '\u007f' && c < '\u00a0')) {
                checkControl(c, cell);
            }
        }
        if (id) {
            checkId(cell);
        }
        return cell;
    }

    /** Free text may have line breaks and tabs, and what windows-1252 leaves there; never a NUL. */
    private void checkControl(char c, String cell) throws CellFault {
        if (id || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw new CellFault(
                    Reason.CONTROL_CHARACTER, cell.replace(c, '\u2423'), "no character U+%04X".formatted((int) c));
        }
    }

    private void checkId(String cell) throws CellFault {
        if (cell.length() > charsMax) {
            throw new CellFault(Reason.ID_TOO_LONG, cell, "at most " + charsMax + " characters");
        }
        int exponent = cell.indexOf("E+");
        if (exponent < 0) {
            exponent = cell.indexOf("e+");
        }
        if (exponent > 0 && isNumber(cell, 0, exponent) && isNumber(cell, exponent + 2, cell.length())) {
            throw new CellFault(Reason.ID_IN_SCIENTIFIC_NOTATION, cell, "the id as text, such as 3760000000001");
        }
    }

    private static boolean isNumber(String cell, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = cell.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != ',') {
                return false;
            }
        }
        return to > from;
    }
}
