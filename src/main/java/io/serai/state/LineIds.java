package io.serai.state;

import java.util.Comparator;

/** The order of line ids: numbers by value before text, so that line 10 follows line 9; total and consistent with equals. */
final class LineIds {

    static final Comparator<String> ORDER = Comparator.comparing(LineIds::isText)
            .thenComparingInt(id -> isText(id) ? 0 : digits(id).length())
            .thenComparing(id -> isText(id) ? id : digits(id))
            .thenComparing(Comparator.naturalOrder());

    private LineIds() {}

    private static boolean isText(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return true;
            }
        }
        return id.isEmpty();
    }

    private static String digits(String id) {
        int start = 0;
        while (start < id.length() - 1 && id.charAt(start) == '0') {
            start++;
        }
        return id.substring(start);
    }
}
