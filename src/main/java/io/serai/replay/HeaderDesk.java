package io.serai.replay;

import io.serai.drift.HeaderDrift;
import io.serai.drift.HeaderDrift.Proposal;
import io.serai.feed.Alias;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.state.AcceptedAliases;
import io.serai.state.AcceptedAliases.Accepted;
import io.serai.state.HeaderBook;
import io.serai.state.Ledger;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Operator;
import io.serai.state.Refusal;
import io.serai.state.WaitingFiles;
import io.serai.state.WaitingFiles.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What operators do about headers that change: accept a column's new name, revoke it, or fail a file that waits. */
@Component
public final class HeaderDesk {

    private static final int CHANGED_MAX = 20;
    private static final int NAME_CHARS_MAX = 120;

    private final Ledger ledger;
    private final AcceptedAliases aliases;
    private final WaitingFiles waiting;
    private final HeaderBook book;
    private final Feeds feeds;

    HeaderDesk(Ledger ledger, AcceptedAliases aliases, WaitingFiles waiting, HeaderBook book, Feeds feeds) {
        this.ledger = ledger;
        this.aliases = aliases;
        this.waiting = waiting;
        this.book = book;
        this.feeds = feeds;
    }

    /** Files that wait, newly changed headers, and accepted names. */
    public record Desk(List<Waits> waiting, List<Changed> changed, List<Standing> aliases) {}

    /**
     * A file that waits until its feed takes its header.
     *
     * @param takenSince a later drop of the same name that was taken; null when there is none
     */
    public record Waits(
            long drop,
            String partner,
            String feed,
            String file,
            String source,
            Instant since,
            String why,
            @Nullable HeaderDrift drift,
            @Nullable Long takenSince) {

        static Waits of(Waiting one) {
            return new Waits(
                    one.drop(),
                    one.file().partner(),
                    one.file().feed(),
                    one.file().name(),
                    one.file().source(),
                    one.since(),
                    one.why(),
                    one.drift(),
                    one.takenSince());
        }
    }

    /** A file whose header was another than that of the file before. */
    public record Changed(long drop, String partner, String feed, String file, Instant receivedAt, HeaderDrift drift) {}

    /**
     * An accepted name.
     *
     * @param state {@code in-effect}: only here; {@code written}: the partner file has it by now; {@code unused}: the feed or the
     *     field is no longer declared
     * @param write what to write into the partner file; null unless it is in effect
     */
    public record Standing(
            String feed,
            String field,
            String column,
            String state,
            @Nullable String write,
            Instant acceptedAt,
            String who,
            String why,
            long drop) {}

    public Desk desk() {
        return new Desk(
                waiting.list().stream().map(Waits::of).toList(),
                book.changed(CHANGED_MAX).stream().map(HeaderDesk::changed).toList(),
                standing());
    }

    private static Changed changed(DropSummary drop) {
        HeaderDrift drift = drop.drift();
        if (drift == null) {
            throw new IllegalStateException("drop " + drop.id() + " has no changed header");
        }
        return new Changed(drop.id(), drop.partner(), drop.feed(), drop.name(), drop.receivedAt(), drift);
    }

    /** Every accepted name, and whether the partner file says it by now. */
    public List<Standing> standing() {
        return aliases.all().stream().map(this::standing).toList();
    }

    private Standing standing(Accepted one) {
        Alias alias = one.alias();
        Optional<Feed> feed = written(alias.feed());
        boolean inEffect = feed.isPresent() && alias.isMissingIn(feed.get());
        boolean named = feed.isPresent() && feed.get().columns().containsKey(alias.field());
        return new Standing(
                alias.feed(),
                alias.field(),
                alias.column(),
                inEffect ? "in-effect" : named ? "written" : "unused",
                inEffect ? alias.line(feed.get()) : null,
                one.at(),
                one.who(),
                one.why(),
                one.drop());
    }

    private Optional<Feed> written(String name) {
        return feeds.written().stream().filter(feed -> feed.name().equals(name)).findFirst();
    }

    /** What a drop's header proposes and is not in effect yet. */
    public List<Proposal> open(DropSummary drop) {
        HeaderDrift drift = drop.drift();
        Optional<Feed> feed = feeds.all().stream()
                .filter(one -> one.name().equals(drop.feed()))
                .findFirst();
        return drift == null || feed.isEmpty()
                ? List.of()
                : drift.proposals().stream()
                        .filter(one -> new Alias(drop.feed(), one.field(), one.column()).isMissingIn(feed.get()))
                        .toList();
    }

    /**
     * Accepts what the header of a drop proposes: from now on, and after a restart, its feed knows these names too, and files that
     * wait for them are taken.
     *
     * @return what was accepted
     * @throws Refusal when nothing is proposed, or it cannot be in effect
     */
    public List<Alias> accept(long drop, Operator operator) {
        DropSummary found = drop(drop);
        List<Alias> proposed = open(found).stream()
                .map(one -> new Alias(found.feed(), one.field(), one.column()))
                .toList();
        if (proposed.isEmpty()) {
            throw new Refusal(
                    "drop " + drop + ": its header proposes nothing that is not in effect; name the field and the"
                            + " column, or write the name into the partner file");
        }
        return accept(proposed, drop, operator);
    }

    /** As {@link #accept(long, Operator)}, for one field and the column of an operator's choice. */
    public List<Alias> accept(long drop, String field, String column, Operator operator) {
        return accept(List.of(new Alias(drop(drop).feed(), field, column.strip())), drop, operator);
    }

    private List<Alias> accept(List<Alias> chosen, long drop, Operator operator) {
        chosen.forEach(this::check);
        aliases.accept(chosen, drop, operator);
        feeds.accept(aliases.aliases());
        return chosen;
    }

    private void check(Alias alias) {
        Feed feed = written(alias.feed())
                .orElseThrow(() -> new Refusal(
                        "feed " + alias.feed() + " is not declared any more; expected one of a partner file"));
        if (!feed.format().header()) {
            throw new Refusal(
                    "feed " + feed.name() + " reads columns by position; change the position in the partner file");
        }
        if (!feed.columns().containsKey(alias.field())) {
            throw new Refusal("feed " + feed.name() + " reads no column for \"" + alias.field() + "\"; expected one of "
                    + String.join(", ", feed.columns().keySet()));
        }
        if (alias.column().isEmpty()
                || alias.column().length() > NAME_CHARS_MAX
                || alias.column().matches(".*[|\\p{Cntrl}].*")) {
            throw new Refusal("column \"" + alias.column().replaceAll("\\p{Cntrl}", "\u2423")
                    + "\": expected a column's name, 1 to " + NAME_CHARS_MAX + " characters without |");
        }
        if (!alias.isMissingIn(feed)) {
            throw new Refusal("feed " + feed.name() + " names the column " + alias.column() + " for " + alias.field()
                    + " already; nothing is to be accepted");
        }
        feed.columns().forEach((field, column) -> {
            if (!field.equals(alias.field()) && !new Alias(feed.name(), field, alias.column()).isMissingIn(feed)) {
                throw new Refusal("column " + alias.column() + " is that of " + field + " in feed " + feed.name()
                        + "; expected one that nothing reads");
            }
        });
    }

    /** The feed knows it no longer; files that have only this name fail or wait again. */
    public void revoke(Alias alias, Operator operator) {
        aliases.revoke(alias, operator);
        feeds.accept(aliases.aliases());
    }

    /** A file that waits is never taken; it goes to failed/ at the next poll of its source. */
    public void fail(long drop, Operator operator) {
        waiting.refuse(drop, operator);
    }

    private DropSummary drop(long drop) {
        return ledger.drop(drop)
                .orElseThrow(() -> new Refusal("drop " + drop + ": found none of this number; see the list of drops"));
    }
}
