package io.serai.drift;

import io.serai.drift.HeaderDrift.Proposal;
import io.serai.drift.SeenHeader.SeenColumn;
import io.serai.feed.Alias;
import io.serai.feed.Feed;
import io.serai.feed.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which new column probably fills which field that has lost its own: the pair with the most evidence first, each once. */
final class Proposals {

    /** Less is no proposal. */
    private static final int POINTS_MIN = 40;

    private final Feed feed;
    private final List<String> names;
    private final List<Integer> candidates;
    private final @Nullable SeenHeader before;
    private final Sample sample;

    /** @param candidates the places of the columns that may be chosen */
    Proposals(Feed feed, List<String> names, List<Integer> candidates, @Nullable SeenHeader before, Sample sample) {
        this.feed = feed;
        this.names = names;
        this.candidates = candidates;
        this.before = before;
        this.sample = sample;
    }

    List<Proposal> of(List<Field> unfilled) {
        List<Proposal> all = new ArrayList<>();
        Set<String> nullWords = Set.copyOf(feed.format().nullWords());
        for (int place : candidates) {
            String name = names.get(place);
            if (name.isBlank() || name.indexOf('|') >= 0 || name.endsWith("...")) {
                continue; // no name that a declaration could hold
            }
            List<String> values = sample.filled(place, nullWords);
            Profile profile = Profile.of(values, sample.rows());
            for (Field field : unfilled) {
                if (placeBefore(field) >= 0 && stoodBefore(name)) {
                    continue; // it stood beside the field's own column, so it is another
                }
                Likeness likeness = likeness(field, place, values, profile);
                if (likeness.points() >= POINTS_MIN) {
                    all.add(proposal(field, name, likeness));
                }
            }
        }
        return eachOnce(all);
    }

    private Likeness likeness(Field field, int place, List<String> values, Profile profile) {
        Likeness likeness = new Likeness(feed, field, names.get(place));
        int was = placeBefore(field);
        likeness.values(values, sample.rows());
        if (before != null && was >= 0) {
            SeenColumn old = before.columns().get(was);
            likeness.place(was == place, old.name());
            likeness.against(old, profile);
        }
        likeness.name(was >= 0 && before != null ? before.columns().get(was).name() : written(feed, field));
        return likeness;
    }

    /** Where the field's column stood; -1 when that is not known. */
    private int placeBefore(Field field) {
        String column = feed.columns().get(field.word());
        if (before == null || column == null) {
            return -1;
        }
        for (String alias : column.split("\\|", -1)) {
            for (int i = 0; i < before.columns().size(); i++) {
                if (Comparison.key(before.columns().get(i).name()).equals(Comparison.key(alias))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean stoodBefore(String name) {
        return before != null
                && before.names().stream().anyMatch(one -> Comparison.key(one).equals(Comparison.key(name)));
    }

    /** The first name that the feed gives the field's column. */
    static String written(Feed feed, Field field) {
        String column = feed.columns().getOrDefault(field.word(), field.word());
        return feed.format().header() ? column.split("\\|", -1)[0] : "column " + column;
    }

    private Proposal proposal(Field field, String column, Likeness likeness) {
        return new Proposal(
                field.word(),
                column,
                likeness.before(),
                likeness.points(),
                likeness.evidence(),
                new Alias(feed.name(), field.word(), column).line(feed));
    }

    private static List<Proposal> eachOnce(List<Proposal> all) {
        all.sort(Comparator.comparingInt(Proposal::points)
                .reversed()
                .thenComparing(Proposal::field)
                .thenComparing(Proposal::column));
        Set<String> taken = new HashSet<>();
        List<Proposal> chosen = new ArrayList<>();
        for (Proposal one : all) {
            boolean free = !taken.contains("field " + one.field()) && !taken.contains("column " + one.column());
            if (free) {
                taken.add("field " + one.field());
                taken.add("column " + one.column());
                chosen.add(one);
            }
        }
        return chosen;
    }
}
