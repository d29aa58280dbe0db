package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.RowKind;
import io.serai.read.Peek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of one delivery, and what its files say together.
 *
 * @param feeds in the order of {@link KindGuess#GUESSED}
 * @param others samples whose rows are of no kind that a feed can have
 */
record Drafts(List<FeedDraft> feeds, List<Sample> others) {

    private static final Map<RowKind, String> NAMES = Map.of(
            RowKind.TICKET_LINES, "lines",
            RowKind.TICKETS_WITH_LINES, "sales");

    static Drafts of(List<Sample> samples, SuggestOptions options, Peek peek) {
        List<Sample> others = new ArrayList<>();
        List<Mapped> mapped = new ArrayList<>();
        for (Sample sample : samples) {
            KindGuess.Kinds kinds = KindGuess.of(sample, peek);
            if (kinds.kind() == null) {
                others.add(sample);
            } else {
                mapped.add(new Mapped(sample, kinds, kinds.kind()));
            }
        }
        List<FeedDraft> feeds = new ArrayList<>();
        for (RowKind kind : KindGuess.GUESSED) {
            int number = 1;
            for (Mapped one : mapped) {
                if (kind(one, mapped) == kind) {
                    String name = options.partner() + "-" + name(kind) + (number == 1 ? "" : "-" + number);
                    feeds.add(new FeedDraft(name, one.sample(), one.mapping(kind), peek));
                    number++;
                }
            }
        }
        return new Drafts(feeds, others);
    }

    /** As {@code rows} says it, unless there is a shorter word. */
    private static String name(RowKind kind) {
        return NAMES.getOrDefault(kind, kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private record Mapped(Sample sample, KindGuess.Kinds kinds, RowKind kind) {

        Mapping mapping(RowKind kind) {
            return Objects.requireNonNull(kinds.mappings().get(kind));
        }

        @Nullable
        Column ticket() {
            return mapping(kind).column(Field.TICKET);
        }
    }

    /** Dated lines whose tickets stand in a file of their own are lines only. */
    private static RowKind kind(Mapped one, List<Mapped> all) {
        Column ticket = one.ticket();
        if (one.kind() != RowKind.TICKETS_WITH_LINES || ticket == null) {
            return one.kind();
        }
        boolean headed = all.stream()
                .filter(other -> other.kind() == RowKind.TICKETS)
                .map(Mapped::ticket)
                .filter(Objects::nonNull)
                .map(column -> column.distinct().keySet())
                .anyMatch(headers -> overlap(ticket, headers) > 0.5);
        return headed ? RowKind.TICKET_LINES : one.kind();
    }

    private static double overlap(Column column, Set<String> others) {
        return column.share(others::contains);
    }

    /** The first feed of the kind; null when there is none. */
    @Nullable
    FeedDraft of(RowKind kind) {
        return feeds.stream().filter(feed -> feed.kind() == kind).findFirst().orElse(null);
    }

    /** What says when and where tickets were: the headers, else the rows that are both. */
    @Nullable
    FeedDraft headers() {
        FeedDraft tickets = of(RowKind.TICKETS);
        return tickets == null ? of(RowKind.TICKETS_WITH_LINES) : tickets;
    }

    /** What says what was bought: the lines, else the rows that are both. */
    @Nullable
    FeedDraft lines() {
        FeedDraft lines = of(RowKind.TICKET_LINES);
        return lines == null ? of(RowKind.TICKETS_WITH_LINES) : lines;
    }
}
