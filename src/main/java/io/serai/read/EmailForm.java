package io.serai.read;

import io.serai.feed.Format.SeveralEmails;
import io.serai.model.Reason;

/**
 * E-mail addresses as shops have them: the unquoted form of RFC 5321, one {@code @}, a domain with a dot. Conservative:
 * what it refuses, no mail provider hands out; whether the mailbox exists, nobody asks.
 */
final class EmailForm implements CellForm {
    private static final String LOCAL_SIGNS = "!#$%&'*+/=?^_`{|}~-.";
    private static final int CHARS_MAX = 254;
    private static final int LOCAL_CHARS_MAX = 64;
    private static final int LABEL_CHARS_MAX = 63;

    private final SeveralEmails several;

    EmailForm(SeveralEmails several) {
        this.several = several;
    }

    @Override
    public String canonical(String cell) throws CellFault {
        return one(several == SeveralEmails.FIRST ? first(cell) : cell);
    }

    /** Exports that hold several addresses in a cell may quote each. */
    private static String first(String cell) {
        for (String address : cell.split("[,;]", -1)) {
            String bare = address.replace('"', ' ').strip();
            if (!bare.isEmpty()) {
                return bare;
            }
        }
        return cell;
    }

    private static String one(String cell) throws CellFault {
        int at = cell.indexOf('@');
        if (at < 1 || cell.length() > CHARS_MAX || !isLocal(cell, at) || !isDomain(cell, at + 1)) {
            throw new CellFault(Reason.NOT_AN_EMAIL, cell, "an address such as name@example.com");
        }
        return cell;
    }

    private static boolean isLocal(String cell, int end) {
        if (end > LOCAL_CHARS_MAX || cell.charAt(0) == '.' || cell.charAt(end - 1) == '.') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = cell.charAt(i);
            boolean twoDots = c == '.' && cell.charAt(i + 1) == '.';
            if (twoDots || (!Character.isLetterOrDigit(c) && LOCAL_SIGNS.indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String cell, int start) {
        int label = start;
        int labels = 0;
        for (int i = start; i <= cell.length(); i++) {
            if (i == cell.length() || cell.charAt(i) == '.') {
                if (!isLabel(cell, label, i)) {
                    return false;
                }
                labels++;
                label = i + 1;
            }
        }
        return labels >= 2 && !Character.isDigit(cell.charAt(cell.length() - 1));
    }

    private static boolean isLabel(String cell, int from, int to) {
        if (to - from < 1 || to - from > LABEL_CHARS_MAX || cell.charAt(from) == '-' || cell.charAt(to - 1) == '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Character.isLetterOrDigit(cell.charAt(i)) && cell.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }
}
