package io.serai.receive;

import org.jspecify.annotations.Nullable;

/** What a file in a drop may be called: one plain segment, because a listing is foreign text and becomes a path. */
final class PlainName {
    private static final int LENGTH_MAX = 200;

    private PlainName() {}

    /** Why the name is refused; null when it is plain. */
    static @Nullable String refusal(String name) {
        if (name.isEmpty() || name.length() > LENGTH_MAX) {
            return "its length is " + name.length();
        }
        if (name.startsWith(".")) {
            return "it begins with a dot";
        }
        if (name.contains("..") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return "it could leave its folder";
        }
        return name.chars().anyMatch(Character::isISOControl) ? "it holds a control character" : null;
    }

    /** For logs: control characters become question marks. */
    static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    /** {@code lines.csv} becomes {@code lines.ab12cd34.csv}. */
    static String withHash(String name, String sha256) {
        String mark = sha256.substring(0, Math.min(8, sha256.length()));
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name + "." + mark : name.substring(0, dot) + "." + mark + name.substring(dot);
    }
}
