package io.serai.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One setting of a settings record.
 *
 * @param name in kebab case, below its group
 * @param fallback what counts when it is absent, or {@link #REQUIRED}; null when absence is a value of its own
 * @param text what the record's {@code @param} says
 */
record Documented(String name, @Nullable String fallback, String text) {

    static final String REQUIRED = "required";

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PARAM =
            Pattern.compile("@param (\\w+)\\s+(.*?)(?=@param |@return |@throws |\\*/)", Pattern.DOTALL);

    /** The components of a settings record, nested records included, in their declared order. */
    static List<Documented> of(Class<?> settings) {
        Map<String, String> texts = texts(settings);
        List<Documented> all = new ArrayList<>();
        RecordComponent[] components = settings.getRecordComponents();
        for (int at = 0; at < components.length; at++) {
            RecordComponent component = components[at];
            String name = kebab(component.getName());
            if (isGroup(component.getType())) {
                of(component.getType()).forEach(inner -> all.add(inner.below(name)));
            } else {
                String text = texts.getOrDefault(component.getName(), "");
                all.add(new Documented(name, fallback(settings, at), text + words(component.getType())));
            }
        }
        return all;
    }

    private Documented below(String group) {
        return new Documented(group + "." + name, fallback, text);
    }

    private static boolean isGroup(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents()).noneMatch(inner -> List.class.equals(inner.getType()))
                && type.getName().startsWith("io.serai.");
    }

    /** {@code @DefaultValue} stands on the constructor's parameters. */
    private static @Nullable String fallback(Class<?> settings, int at) {
        int count = settings.getRecordComponents().length;
        return Arrays.stream(settings.getDeclaredConstructors())
                .filter(made -> made.getParameterCount() == count)
                .map(made -> made.getParameters()[at].getAnnotation(DefaultValue.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> String.join(", ", value.value()))
                .orElseGet(() -> mayBeAbsent(settings.getRecordComponents()[at]) ? null : REQUIRED);
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String words(Class<?> type) {
        if (!type.isEnum()) {
            return "";
        }
        String words = Arrays.stream(type.getEnumConstants())
                .map(word ->
                        "`" + ((Enum<?>) word).name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                .collect(Collectors.joining(", "));
        return " (" + words + ")";
    }

    private static Map<String, String> texts(Class<?> type) {
        String source = source(type);
        int declared = source.indexOf("record " + type.getSimpleName() + "(");
        int begin = source.lastIndexOf("/**", declared);
        Map<String, String> texts = new TreeMap<>();
        Matcher param = PARAM.matcher(source.substring(begin, source.indexOf("*/", begin) + 2));
        while (param.find()) {
            texts.put(param.group(1), plain(param.group(2)));
        }
        return texts;
    }

    /** Javadoc as Markdown: code and links in backticks. */
    private static String plain(String javadoc) {
        String text =
                javadoc.replaceAll("\\n\\s*\\*", " ").replaceAll("\\s+", " ").strip();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        for (int tag = text.indexOf("{@"); tag >= 0; tag = text.indexOf("{@", at)) {
            int end = closing(text, tag);
            String inside = text.substring(text.indexOf(' ', tag) + 1, end);
            boolean link = text.startsWith("{@link", tag);
            plain.append(text, at, tag)
                    .append('`')
                    .append(link ? inside.replaceAll(".*[.#]", "") : inside)
                    .append('`');
            at = end + 1;
        }
        return plain.append(text.substring(at)).toString();
    }

    private static int closing(String text, int opening) {
        int depth = 0;
        int at = opening;
        do {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            at++;
        } while (depth > 0);
        return at - 1;
    }

    private static String source(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        try {
            return Files.readString(SOURCES.resolve(top.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the source of " + type, e);
        }
    }

    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** What the cell for the default says. */
    String shown() {
        if (fallback == null) {
            return "";
        }
        if (fallback.equals(REQUIRED)) {
            return REQUIRED;
        }
        return fallback.isEmpty() ? "(empty)" : "`" + fallback.replace("|", "\\|") + "`";
    }
}
