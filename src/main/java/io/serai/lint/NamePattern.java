package io.serai.lint;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The names that an {@code include} takes, as an automaton, so that what it can never take and what two of them both take is
 * decided and not guessed. Upper and lower case are the same, as they are to Camel's file consumers.
 */
record NamePattern(Optional<Automaton> names) {
    /** What a plain name is made of; the automaton's own special characters are escaped. */
    private static final Automaton PLAIN = new RegExp("[^/\\\\]+").toAutomaton();

    private static final Automaton OURS = new RegExp(".*\\.receipt\\.json").toAutomaton();
    /** Beyond regular languages, or written otherwise for the automaton. */
    private static final Pattern UNDECIDABLE =
            Pattern.compile("\\(\\?[^:]|\\\\[1-9bBAZzGkKpPQEuxc]|[+*?}]\\+|&&|\\\\[tnrfe0]|\\[\\[|.[$].|[^\\[\\\\]\\^");

    private static final Pattern LIKE_A_GLOB = Pattern.compile("(?:^|[\\w -])\\*.*|.*[A-Za-z0-9_-]\\*\\.[A-Za-z].*");
    private static final int STATES_MAX = 10_000;

    static NamePattern of(String regex) {
        if (UNDECIDABLE.matcher(regex).find()) {
            return new NamePattern(Optional.empty());
        }
        try {
            Automaton all = new RegExp(translated(regex)).toAutomaton();
            boolean small = all.getNumberOfStates() <= STATES_MAX;
            return new NamePattern(small ? Optional.of(all.intersection(PLAIN).minus(OURS)) : Optional.empty());
        } catch (IllegalArgumentException e) {
            return new NamePattern(Optional.empty());
        }
    }

    /** Why Java cannot compile it; null when it can. */
    static @Nullable String refusal(String regex) {
        try {
            Pattern.compile(regex);
            return null;
        } catch (PatternSyntaxException e) {
            return e.getDescription();
        }
    }

    /** Whether it was probably meant as {@code *.csv}, where the star stands for anything. */
    static boolean looksLikeAGlob(String regex) {
        return LIKE_A_GLOB.matcher(regex).matches();
    }

    /** What a glob would be as a regular expression. */
    static String ofGlob(String glob) {
        return glob.replace(".", "\\.").replace("*", ".*").replace("?", ".");
    }

    boolean takesNothing() {
        return names.filter(Automaton::isEmpty).isPresent();
    }

    boolean isDecided() {
        return names.isPresent();
    }

    /** A name that both take; empty when there is none, or it cannot be decided. */
    Optional<String> shared(NamePattern other) {
        if (names.isEmpty() || other.names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(names.get().intersection(other.names.get()).getShortestExample(true));
    }

    private static String translated(String regex) {
        String java = regex.toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < java.length(); i++) {
            char c = java.charAt(i);
            if (c == '\\' && i + 1 < java.length()) {
                out.append(escape(regex.charAt(++i), inClass));
            } else if (c == '(' && java.startsWith("(?:", i)) {
                out.append('(');
                i += 2;
            } else if (inClass || !saysNothing(java, i)) {
                inClass = c == '[' || (inClass && c != ']');
                out.append("&~#@<>\"".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
            }
        }
        return out.toString();
    }

    /** A reluctant quantifier, or an anchor where everything is anchored: the same names without it. */
    private static boolean saysNothing(String regex, int at) {
        char c = regex.charAt(at);
        boolean reluctant = c == '?' && at > 0 && "*+?}".indexOf(regex.charAt(at - 1)) >= 0;
        return reluctant || (c == '^' && at == 0) || (c == '$' && at == regex.length() - 1);
    }

    private static String escape(char c, boolean inClass) {
        String set =
                switch (c) {
                    case 'd' -> "0-9";
                    case 'w' -> "a-z0-9_";
                    case 's' -> " ";
                    default -> "";
                };
        if (!set.isEmpty()) {
            return inClass ? set : '[' + set + ']';
        }
        return switch (c) {
            case 'D' -> negated("0-9", inClass);
            case 'W' -> negated("a-z0-9_", inClass);
            case 'S' -> negated(" ", inClass);
            default -> "\\" + Character.toLowerCase(c);
        };
    }

    private static String negated(String set, boolean inClass) {
        if (inClass) {
            throw new IllegalArgumentException("a negated set within a set");
        }
        return "[^" + set + ']';
    }
}
