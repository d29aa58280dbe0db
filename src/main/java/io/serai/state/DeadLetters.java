package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Reason;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.Ledger.DropSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Items that the destination cannot or does not take: to look at, to send again, to set aside. A letter is open while its
 * document is refused in the letter's revision and nobody has discarded it.
 */
public final class DeadLetters {

    /** Letters that change in one transaction. */
    private static final int LETTERS_PER_STEP = 500;

    private static final String SELECT = """
            select l.*, case when d.state <> 'refused' or d.revision <> l.revision then 'past'
                             when l.discarded_at is not null then 'discarded' else 'open' end as letter_state
            from dead_letter l join document d on d.placement = l.placement and d.partner = l.partner
                and d.entity = l.entity and d.store = l.store and d.id = l.id
            """;

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    DeadLetters(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One dead letter.
     *
     * @param number what people call it
     * @param status the destination's; null when the item was never sent
     * @param answer its beginning; null when there was none. It may repeat customers' values.
     * @param state open, discarded, or past (sent again since, or changed)
     */
    public record Letter(
            long number,
            DocumentKey key,
            String account,
            long revision,
            Reason reason,
            @Nullable Integer status,
            @Nullable String answer,
            Instant at,
            String state) {

        public boolean open() {
            return state.equals("open");
        }
    }

    /**
     * A letter with its document as it is known now.
     *
     * @param drops by id, the drops that set the document's parts
     */
    public record Opened(Letter letter, Document document, SortedMap<Long, DropSummary> drops) {}

    /** What an act did or, on a dry run, would do: how many letters, and the first of them. */
    public record Acted(boolean dryRun, long letters, List<Letter> first) {
        static final int FIRST_MAX = 20;
    }

    /** Newest first; {@code before} is the number of the last letter of the page before. */
    public List<Letter> list(LetterFilter filter, int limit, @Nullable Long before) {
        LetterFilter.Sql sql = filter.sql(before);
        List<Object> arguments = new ArrayList<>(sql.arguments());
        arguments.add(limit);
        return jdbc.query(
                SELECT + sql.where() + " order by l.number desc limit ?", (row, n) -> letter(row), arguments.toArray());
    }

    /**
     * The open letters of a filter, at most so many.
     *
     * @throws Refusal when there are more, or the filter does not narrow
     */
    public List<Letter> meant(LetterFilter filter, int lettersMax) {
        filter.mustNarrow();
        List<Letter> meant = list(filter.openOnly(), lettersMax + 1, null);
        if (meant.size() > lettersMax) {
            throw new Refusal(
                    "which dead letters: found more than " + lettersMax + " open ones; expected a narrower filter");
        }
        return meant;
    }

    /** One letter with its document. */
    public Optional<Opened> open(long number) {
        return list(LetterFilter.number(number), 1, null).stream().findFirst().map(this::opened);
    }

    private Opened opened(Letter letter) {
        Placed placed = Placed.of(letter.key());
        FileTimes times = new FileTimes(jdbc);
        StoredDocument stored = new DocumentTable(jdbc)
                .load(List.of(placed), times)
                .getOrDefault(letter.key(), StoredDocument.unknown(placed, letter.account()));
        Document document = Documented.of(letter.key(), stored.account(), stored.revision(), stored.parts());
        SortedMap<Long, DropSummary> drops = new TreeMap<>();
        stored.parts().drops().forEach(id -> drops.computeIfAbsent(id, this::drop));
        return new Opened(letter, document, drops);
    }

    private DropSummary drop(long id) {
        return jdbc.query("select * from drop_ledger where id = ?", (row, n) -> DropRow.summary(row), id)
                .get(0);
    }

    /** Open letters become due in the same revision: they go through the same lane again. */
    public Acted replay(LetterFilter filter, Operator operator, boolean dryRun) {
        return act(filter, dryRun, letter -> {
            jdbc.update(
                    "update document set state = 'due', suspect_group = 0, refused_reason = null, lane = 0, canary = 0,"
                            + " changed_at = ? where "
                            + DocumentTable.KEY + " and revision = ? and state = 'refused'",
                    arguments(Database.micros(clock.instant()), letter));
            audit.onDocument(operator, "dead-letter-replay", letter.key(), null, said(letter, "refused -> due"));
        });
    }

    /** Open letters leave the open list; their documents stay refused until a newer revision comes. */
    public Acted discard(LetterFilter filter, Operator operator, boolean dryRun) {
        return act(filter, dryRun, letter -> {
            jdbc.update(
                    "update dead_letter set discarded_at = ? where " + DocumentTable.KEY
                            + " and revision = ? and discarded_at is null",
                    arguments(Database.micros(clock.instant()), letter));
            audit.onDocument(operator, "dead-letter-discard", letter.key(), null, said(letter, "open -> discarded"));
        });
    }

    /** Somebody looks at customers' values. */
    public void unmasked(Letter letter, Operator operator) {
        database.write(() -> {
            audit.onDocument(operator, "dead-letter-unmask", letter.key(), null, said(letter, "nothing"));
            return true;
        });
    }

    static String said(Letter letter, String change) {
        return ValuesJson.write(
                new TreeMap<>(Map.of("letter", letter.number(), "revision", letter.revision(), "change", change)));
    }

    private interface Act {
        void on(Letter letter);
    }

    private Acted act(LetterFilter filter, boolean dryRun, Act act) {
        filter.mustNarrow();
        LetterFilter open = filter.openOnly();
        if (dryRun) {
            return new Acted(true, count(open), list(open, Acted.FIRST_MAX, null));
        }
        List<Letter> first = new ArrayList<>();
        long done = 0;
        Long before = null;
        List<Letter> page;
        do {
            page = step(open, before, act);
            done += page.size();
            page.stream().limit(Acted.FIRST_MAX - first.size()).forEach(first::add);
            before = page.isEmpty()
                    ? before
                    : Long.valueOf(page.get(page.size() - 1).number());
        } while (!page.isEmpty());
        return new Acted(false, done, List.copyOf(first));
    }

    private List<Letter> step(LetterFilter open, @Nullable Long before, Act act) {
        return database.write(() -> {
            List<Letter> page = list(open, LETTERS_PER_STEP, before);
            page.forEach(act::on);
            return page;
        });
    }

    private long count(LetterFilter filter) {
        LetterFilter.Sql sql = filter.sql(null);
        Long count = jdbc.queryForObject(
                "select count(*) from (" + SELECT + sql.where() + ") letters",
                Long.class,
                sql.arguments().toArray());
        return count == null ? 0 : count;
    }

    private static Object[] arguments(Object first, Letter letter) {
        DocumentKey key = letter.key();
        return new Object[] {
            first, key.placement(), key.partner(), key.entity().word(), key.store(), key.id(), letter.revision()
        };
    }

    private static Letter letter(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        Integer answered = row.wasNull() ? null : Integer.valueOf(status);
        return new Letter(
                row.getLong("number"),
                DocumentTable.key(row),
                row.getString("account"),
                row.getLong("revision"),
                Reason.valueOf(row.getString("reason")),
                answered,
                row.getString("answer"),
                Database.time(row.getLong("at")),
                row.getString("letter_state"));
    }
}
