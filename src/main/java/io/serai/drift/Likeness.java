package io.serai.drift;

import io.serai.drift.SeenHeader.SeenColumn;
import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.Words;
import io.serai.read.Peek;
import io.serai.suggest.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How much speaks for a new column filling a field, in points from 0 to 100, and what: its name, its place, its values. */
final class Likeness {

    private static final int NAME_POINTS = 40;
    private static final int FIT_POINTS = 30;
    private static final int FORM_POINTS = 15;
    private static final int SHARED_POINTS = 20;
    private static final int PLACE_POINTS = 15;
    private static final int EAN_POINTS = 15;

    /** Fewer equal values may be chance. */
    private static final int SHARED_MIN = 3;

    /** A name that is less alike says nothing. */
    private static final double ALIKE_MIN = 0.45;

    /** So many of a column's first values are tried. */
    private static final int VALUES_MAX = 200;

    private static final Peek PEEK = new Peek();

    private record Evidence(int points, String text) {}

    private final Feed feed;
    private final Field field;
    private final String column;
    private final List<Evidence> evidence = new ArrayList<>();
    private String before = "";
    private boolean impossible;
    private List<String> values = List.of();

    Likeness(Feed feed, Field field, String column) {
        this.feed = feed;
        this.field = field;
        this.column = column;
    }

    int points() {
        int sum = evidence.stream().mapToInt(Evidence::points).sum();
        return impossible ? 0 : Math.max(0, Math.min(100, sum));
    }

    List<String> evidence() {
        return evidence.stream()
                .sorted(Comparator.comparingInt((Evidence one) -> Math.abs(one.points()))
                        .reversed())
                .map(Evidence::text)
                .toList();
    }

    String before() {
        return before;
    }

    /** By its name, against the former one and against what such columns are usually called. */
    void name(String former) {
        before = former;
        double alike = alike(column, former);
        double usual = Names.score(feed.rows(), field, column) / 100;
        if (usual >= Math.max(alike, ALIKE_MIN)) {
            add((int) (NAME_POINTS * usual), "columns for " + field.word() + " are often called so");
        } else if (alike >= ALIKE_MIN) {
            add((int) (NAME_POINTS * alike), "its name is like " + former);
        }
    }

    /** From 0 to 1: by the share of equal words, or of letters. */
    static double alike(String one, String other) {
        List<String> words = Names.words(one);
        List<String> others = Names.words(other);
        Set<String> shared = new HashSet<>(words);
        shared.retainAll(others);
        Set<String> all = new HashSet<>(words);
        all.addAll(others);
        String joined = String.join("", words);
        String otherJoined = String.join("", others);
        int longest = Math.max(1, Math.max(joined.length(), otherJoined.length()));
        double letters = 1 - Words.distance(joined, otherJoined) / (double) longest;
        return all.isEmpty() ? 0 : Math.max(letters, shared.size() / (double) all.size());
    }

    /** By the share of its values that the field takes. */
    void values(List<String> filled, int rows) {
        values = filled.subList(0, Math.min(filled.size(), VALUES_MAX));
        if (filled.isEmpty()) {
            add(0, rows == 0 ? "the file has no rows to compare" : "it has no values in the first " + rows + " rows");
            return;
        }
        Function<String, Optional<String>> reader = PEEK.reader(field, feed.format());
        long fit =
                values.stream().filter(cell -> reader.apply(cell).isPresent()).count();
        double share = fit / (double) values.size();
        impossible = share < 0.5;
        boolean telling =
                field.form() != Field.Form.TEXT && field.form() != Field.Form.ID && field.form() != Field.Form.IDS;
        if (telling) {
            add(
                    share >= 0.95 ? FIT_POINTS : share >= 0.8 ? FIT_POINTS * 2 / 3 : FIT_POINTS / 6,
                    percent(fit, values.size()) + " of its " + values.size() + " first values are "
                            + noun(field.form()));
        } else {
            add(
                    FIT_POINTS / 3,
                    percent(fit, values.size()) + " of its " + values.size() + " first values can be read as "
                            + (field.form() == Field.Form.TEXT ? "text" : "ids"));
        }
    }

    private static String noun(Field.Form form) {
        return switch (form) {
            case DECIMAL -> "numbers in the agreed form";
            case EMAIL -> "e-mail addresses";
            case URL -> "web addresses";
            case TIME, DATE -> "dates in an agreed form";
            case FLAG -> "agreed yes and no words";
            case GENDER -> "agreed words for a gender";
            case LANGUAGE -> "language codes";
            case ID, IDS, TEXT -> "values";
        };
    }

    void place(boolean same, String old) {
        if (same) {
            add(PLACE_POINTS, "it stands where " + old + " stood");
        }
    }

    /** By what is remembered of the former column's values. */
    void against(SeenColumn old, Profile now) {
        if (old.profile().filled() == 0 || values.isEmpty()) {
            return;
        }
        articles(old, now);
        forms(old);
        shared(old, now);
        double was = old.profile().filled() / (double) old.profile().rows();
        double is = now.filled() / (double) Math.max(1, now.rows());
        if (Math.abs(was - is) > 0.25) {
            add(
                    -FORM_POINTS / 3,
                    percent(now.filled(), now.rows()) + " of its rows are filled, " + old.name() + " had "
                            + percent(old.profile().filled(), old.profile().rows()));
        }
    }

    private void articles(SeenColumn old, Profile now) {
        if (!old.profile().isOfEans()) {
            return;
        }
        boolean still = now.isOfEans();
        add(
                still ? EAN_POINTS : -EAN_POINTS * 2,
                percent(now.eans(), now.filled()) + " of its values are article numbers with a valid check digit, "
                        + old.name() + " had "
                        + percent(old.profile().eans(), old.profile().filled()));
    }

    private void forms(SeenColumn old) {
        long alike = values.stream().filter(old.profile()::looksLike).count();
        double share = alike / (double) values.size();
        String text = percent(alike, values.size()) + " of them have a form that " + old.name() + " often had (such as "
                + old.profile().shapes().get(0) + ")";
        add(share >= 0.8 ? FORM_POINTS : share >= 0.4 ? FORM_POINTS / 2 : share < 0.1 ? -FORM_POINTS / 3 : 0, text);
    }

    private void shared(SeenColumn old, Profile now) {
        Profile.Shared shared = now.among(old.profile());
        if (shared.equal() >= SHARED_MIN) {
            add(
                    SHARED_POINTS * shared.equal() / shared.compared(),
                    shared.equal() + " of " + shared.compared() + " different values that were compared stood in "
                            + old.name() + " too");
        }
    }

    private void add(int points, String text) {
        evidence.add(new Evidence(points, text));
    }

    private static String percent(long part, long all) {
        if (all == 0) {
            return "0 %";
        }
        long percent = part * 100 / all;
        return (percent == 0 && part > 0 ? "less than 1" : Long.toString(percent)) + " %";
    }
}
