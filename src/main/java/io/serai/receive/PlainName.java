package io.serai.receive;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a file in a drop may be called: one plain segment, because a listing is foreign text and becomes a path. */
public final class PlainName {
    /** A file system takes 255; our own endings come on top. */
    private static final int BYTES_MAX = 200;

    private PlainName() {}

    /** Why the name is refused; null when it is plain. */
    public static @Nullable String refusal(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > BYTES_MAX) {
            return "it has " + bytes + " bytes, at most " + BYTES_MAX + " are taken";
        }
        if (name.startsWith(".")) {
            return "it begins with a dot";
        }
        if (name.contains("..") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return "it could leave its folder";
        }
        return name.codePoints().anyMatch(PlainName::isControl) ? "it holds a control character" : null;
    }

    /** Also what turns the direction of writing, hides, or ends a line to some programs; and halves of characters. */
    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** For logs: control characters become question marks. */
    static String printable(String name) {
        return name.codePoints()
                .map(c -> isControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** {@code lines.csv} becomes {@code lines.ab12cd34.csv}. */
    static String withHash(String name, String sha256) {
        String mark = sha256.substring(0, Math.min(8, sha256.length()));
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name + "." + mark : name.substring(0, dot) + "." + mark + name.substring(dot);
    }
}
