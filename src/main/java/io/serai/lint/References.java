package io.serai.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The references {@code {{name}}} of a text: what they stand for, and which stand for nothing. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{([^{}]*)}}");
    /** Camel's own functions; others, such as vaults, are only known to the running hub. */
    private static final Set<String> NAMED = Set.of("env", "sys");

    private final Surroundings surroundings;

    References(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static boolean in(String text) {
        return REFERENCE.matcher(text).find();
    }

    /** The text with every reference replaced; empty when one of them cannot be known here. */
    Optional<String> resolved(String text) {
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (reference.find()) {
            String value = value(reference.group(1));
            if (value == null) {
                return Optional.empty();
            }
            reference.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return Optional.of(reference.appendTail(resolved).toString());
    }

    /** What follows the colon of each reference in the text, by its name. */
    static Map<String, String> defaults(String text) {
        Map<String, String> defaults = new LinkedHashMap<>();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String fallback = Parts.of(reference.group(1)).fallback();
            if (fallback != null) {
                defaults.put(reference.group(1), fallback);
            }
        }
        return defaults;
    }

    /** Adds a finding for each reference that has neither a value nor a default. */
    void check(Spot at, Set<String> ownNames, java.util.List<Finding> findings) {
        Matcher reference = REFERENCE.matcher(at.text());
        while (reference.find()) {
            String written = reference.group(1);
            Parts parts = Parts.of(written);
            if (parts.optional() || ownNames.contains(parts.name()) || !isKnowable(parts) || value(written) != null) {
                continue;
            }
            String fix = parts.function().equals("env")
                    ? "set the environment variable " + parts.name() + " for the hub"
                    : "set " + parts.name() + " in application.yaml, or give a default: {{" + parts.name() + ":...}}";
            findings.add(at.finding(
                    surroundings.complete() ? Finding.Severity.ERROR : Finding.Severity.WARNING,
                    "no-value",
                    "{{" + written + "}} has no value",
                    fix));
        }
    }

    private static boolean isKnowable(Parts parts) {
        return parts.function().isEmpty() || NAMED.contains(parts.function());
    }

    private @Nullable String value(String written) {
        Parts parts = Parts.of(written);
        String value =
                switch (parts.function()) {
                    case "env" -> surroundings.variable(parts.name());
                    case "sys" -> System.getProperty(parts.name());
                    case "" -> surroundings.setting(parts.name());
                    default -> null;
                };
        return value != null ? value : parts.fallback();
    }

    /** {@code ?function:name:fallback}, of which all but the name may be absent. */
    private record Parts(
            boolean optional,
            String function,
            String name,
            @Nullable String fallback) {
        private static final Pattern FUNCTIONS =
                Pattern.compile("(env|sys|service|bean|aws|gcp|azure|hashicorp|configmap|secret|ibm|cyberark):(.*)");

        static Parts of(String written) {
            boolean optional = written.startsWith("?");
            String rest = optional ? written.substring(1) : written;
            Matcher call = FUNCTIONS.matcher(rest);
            String function = call.matches() ? call.group(1) : "";
            rest = function.isEmpty() ? rest : call.group(2);
            int colon = rest.indexOf(':');
            return colon < 0
                    ? new Parts(optional, function, rest.trim(), null)
                    : new Parts(optional, function, rest.substring(0, colon).trim(), rest.substring(colon + 1));
        }
    }
}
