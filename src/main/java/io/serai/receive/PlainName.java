package io.serai.receive;

/**
 * Remote names are not trusted (CVE-2026-79983: a listing may name files outside the polled folder). A name is taken only
 * when it is one plain segment.
 */
final class PlainName {

    private static final int CHARS_MAX = 200;

    private PlainName() {}

    /** Whether the name is one segment without path parts, control characters or a leading dot. */
    static boolean is(String name) {
        return !name.isEmpty()
                && name.length() <= CHARS_MAX
                && name.charAt(0) != '.'
                && !name.contains("..")
                && name.chars().allMatch(c -> c >= ' ' && c != 0x7f && c != '/' && c != '\\');
    }

    /** A form that can stand in a log line. */
    static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= CHARS_MAX ? plain : plain.substring(0, CHARS_MAX) + "...";
    }
}
