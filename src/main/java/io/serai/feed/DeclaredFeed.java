package io.serai.feed;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Turns declared text into the {@link Feed} record through Spring Boot's binder; a key that nothing reads is an error. */
final class DeclaredFeed {
    private final String name;
    private final FeedDeclaration declaration;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<InvalidFeed> unknown = new ArrayList<>();

    DeclaredFeed(String name, FeedDeclaration declaration) {
        this.name = name;
        this.declaration = declaration;
    }

    /** The declared values, typed; the first mistake is thrown. */
    Feed bound() {
        Feed feed = read();
        if (!unknown.isEmpty()) {
            throw unknown.get(0);
        }
        return feed;
    }

    /** As many mistakes as can be told at once; empty for a feed that can be used. */
    List<InvalidFeed> problems() {
        List<InvalidFeed> problems = new ArrayList<>();
        try {
            problems.addAll(FeedRules.problems(read()));
        } catch (InvalidFeed e) {
            problems.add(e);
        }
        problems.addAll(0, unknown);
        return problems;
    }

    private Feed read() {
        RowKind kind = kind();
        properties.put("feed.name", name);
        properties.put("feed.partner", required("partner", declaration.getPartner()));
        properties.put("feed.rows", kind.name());
        if (declaration.getAccount() != null) {
            properties.put("feed.account", declaration.getAccount());
        }
        RelayRules.checkDeclared(name, declaration, kind);
        putGroup("format", declaration.getFormat(), Format.class);
        putGroup("relay", declaration.getRelay(), Relaying.class);
        putGroup("policies", declaration.getPolicies(), Policies.class);
        putFields("columns", declaration.getColumns(), kind);
        putFields("defaults", declaration.getDefaults(), kind);
        declaration.getCustomFields().forEach((key, column) -> put("custom-fields[" + key + "]", text(column)));
        declaration.getMetadata().forEach((key, column) -> put("metadata[" + key + "]", text(column)));
        Feed feed = bind();
        checkBudget(feed);
        return feed;
    }

    /** With whole sets of lines, a rejected row would silently shorten its ticket: the feed must say what it wants then. */
    private void checkBudget(Feed feed) {
        boolean said = properties.containsKey("feed.policies.reject-budget-percent");
        if (feed.rows().setsLine() && feed.policies().lines() == Policies.Lines.REPLACE && !said) {
            throw new InvalidFeed(
                    name,
                    "policies.reject-budget-percent",
                    "nothing",
                    "0, since with lines: replace a rejected row would be missing from its ticket; or, on purpose, the"
                            + " percentage of rejected rows that is still taken");
        }
    }

    private RowKind kind() {
        String rows = required("rows", declaration.getRows());
        List<String> known = Arrays.stream(RowKind.values()).map(Words::kebab).toList();
        String word = Words.kebab(rows.trim());
        if (!known.contains(word)) {
            throw new InvalidFeed(name, "rows", quoted(rows), oneOf(word, known));
        }
        return RowKind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private String required(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidFeed(name, key, "nothing", "a value");
        }
        return value;
    }

    private void putGroup(String group, Map<String, Object> declared, Class<?> type) {
        List<String> known = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(Words::kebab)
                .toList();
        declared.forEach((key, value) -> {
            String word = Words.kebab(key);
            if (!known.contains(word)) {
                unknown.add(unknown(group, key, word, known));
                return;
            }
            if (word.equals("language-words")) {
                putWords(word, "French=fr", value);
            } else if (word.equals("status-words")) {
                putWords(word, "VOID=cancelled", value);
            } else {
                put(group + "." + word, text(value));
            }
        });
    }

    /** Written {@code FR=fr, EN=en}, or as a nested map. */
    private void putWords(String key, String example, Object value) {
        if (value instanceof Map<?, ?> words) {
            words.forEach((word, meant) -> put("format." + key + "[" + word + "]", text(meant)));
            return;
        }
        for (String pair : text(value).split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new InvalidFeed(name, "format." + key, quoted(pair.trim()), "pairs such as " + example);
            }
            put(
                    "format." + key + "[" + pair.substring(0, equals).trim() + "]",
                    pair.substring(equals + 1).trim());
        }
    }

    private void putFields(String group, Map<String, Object> declared, RowKind kind) {
        declared.forEach((key, value) -> {
            String word = Words.kebab(key);
            List<String> known = Field.of(kind).stream().map(Field::word).toList();
            if (!known.contains(word)) {
                unknown.add(
                        word.equals(Field.DELETED.word())
                                ? neverDeleted(group + "." + key, kind)
                                : unknown(group, key, word, known));
                return;
            }
            if (value instanceof Map<?, ?> languages) {
                putTranslations(group, word, languages);
            } else {
                put(group + "[" + word + "]", text(value));
            }
        });
        if (group.equals("columns") && declared.isEmpty() && kind != RowKind.FILE) {
            throw new InvalidFeed(name, "columns", "nothing", "our field names with the partner's column names");
        }
    }

    private InvalidFeed neverDeleted(String key, RowKind kind) {
        String instead =
                switch (kind.entity()) {
                    case ORDER ->
                        "no such column, since the destination never deletes orders; say it by the status: a column for"
                                + " status with format.status-words, or absent-status in a full file";
                    case CART ->
                        "no such column, since the destination never deletes carts; send the cart as it is now";
                    case CUSTOMER, PRODUCT ->
                        "the column in the rows that are the " + kind.entity().word() + "s themselves";
                    default -> "no such column, since the destination deletes only customers and products";
                };
        return new InvalidFeed(name, key, "deleted", instead);
    }

    /** A text for each language: {@code name: {fr: nom_fr, en: nom_en}}. */
    private void putTranslations(String group, String field, Map<?, ?> languages) {
        String key = group + "." + field;
        boolean translated = field.equals(Field.NAME.word()) || field.equals(Field.DESCRIPTION.word());
        if (!translated || !group.equals("columns") || kind() != RowKind.PRODUCTS) {
            throw new InvalidFeed(
                    name, key, "names by language", "one column; only a product's name and description have languages");
        }
        languages.forEach((language, column) -> {
            if (!text(language).matches("[a-z]{2}")) {
                throw new InvalidFeed(name, key, quoted(text(language)), "two-letter language codes such as fr");
            }
            put("translations[" + field + "." + language + "]", text(column));
        });
    }

    private void put(String key, String value) {
        properties.put("feed." + key, value);
    }

    private InvalidFeed unknown(String group, String key, String word, List<String> known) {
        return new InvalidFeed(name, group, group + "." + key, "the unknown key " + quoted(key), oneOf(word, known));
    }

    private static String oneOf(String word, List<String> known) {
        return Words.nearest(word, known)
                        .map(near -> "perhaps " + near + "; known: ")
                        .orElse("one of ")
                + String.join(", ", known);
    }

    private Feed bind() {
        try {
            return new Binder(new MapConfigurationPropertySource(properties))
                    .bindOrCreate("feed", Bindable.of(Feed.class));
        } catch (BindException e) {
            String key = e.getName().toString();
            Object found = properties.getOrDefault(key, "nothing");
            Class<?> type = e.getTarget().getType().resolve(Object.class);
            throw new InvalidFeed(name, key.substring("feed.".length()), quoted(text(found)), expected(type));
        }
    }

    private static String expected(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            return "a value of the kind " + type.getSimpleName();
        }
        return "one of "
                + String.join(
                        ", ",
                        Arrays.stream(constants)
                                .map(constant -> Words.kebab((Enum<?>) constant))
                                .toList());
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
