package io.serai.state;

import java.util.Comparator;

/** The order of line ids: numbers by value before text, so that line 10 follows line 9; total and consistent with equals. */
final class LineIds {

    static final Comparator<String> ORDER = LineIds::compare;

    private LineIds() {}

    private static boolean isText(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return true;
            }
        }
        return id.isEmpty();
    }

    private static int compare(String one, String other) {
        boolean text = isText(one);
        if (text != isText(other)) {
            return text ? 1 : -1;
        }
        if (!text) {
            int from = zeros(one);
            int otherFrom = zeros(other);
            int longer = (one.length() - from) - (other.length() - otherFrom);
            int greater = longer == 0 ? digits(one, from, other, otherFrom) : longer;
            if (greater != 0) {
                return greater;
            }
        }
        return one.compareTo(other);
    }

    private static int digits(String one, int from, String other, int otherFrom) {
        for (int i = 0; i < one.length() - from; i++) {
            int greater = one.charAt(from + i) - other.charAt(otherFrom + i);
            if (greater != 0) {
                return greater;
            }
        }
        return 0;
    }

    private static int zeros(String id) {
        int zeros = 0;
        while (zeros < id.length() - 1 && id.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }
}
