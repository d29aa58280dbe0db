package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tickets and carts that wait for their header or for their lines, and products that wait for a category. They wait as long as it takes; waiting too long is told. */
public final class HeldTickets {
    private static final int NAMES_SHOWN = 3;

    private static final int DOCUMENTS_PER_STEP = 500;

    /** Every account, one index step each. */
    private static final String HELD = """
            with recursive known (account) as (
                select min(account) from document
                union all
                select (select min(account) from document where account > known.account)
                from known where known.account is not null
            )
            select d.placement, d.partner, d.entity, d.store, d.id
            from known join document d on d.account = known.account and d.entity in ('category', 'product', 'order', 'cart', 'visit') and d.state = 'held'
            """;

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    HeldTickets(Database database, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    /**
     * A ticket that waits.
     *
     * @param waitsFor {@code header}, {@code lines}, a product's {@code categories}, or what it names that is not known, such as
     *     {@code customer C9}
     * @param since when the first of its parts was received
     * @param file the name of the file that brought that part
     * @param line its physical line there
     * @param overdue whether it has waited longer than its feed allows
     */
    public record Held(
            DocumentKey key,
            String waitsFor,
            Instant since,
            String feed,
            String file,
            long drop,
            long line,
            boolean overdue) {}

    /** How many wait, how many of them for too long, and how many of those were not reported before. */
    public record Counts(long held, long overdue, long newlyOverdue) {}

    /**
     * A page of tickets that wait, in the store's order.
     *
     * @param partner null for all
     * @param overdueOnly only those that wait too long
     * @param after the last ticket of the page before; null for the first page
     * @param limit at most so many, 1 or more
     */
    public record Page(
            @Nullable String partner,
            boolean overdueOnly,
            @Nullable DocumentKey after,
            int limit) {}

    /**
     * The key of what waits, to go on after it; null when one of its parts is not given.
     *
     * @param entity {@code order}, {@code cart} or {@code product}; another word stands for {@code order}
     */
    public static @Nullable DocumentKey place(
            @Nullable String partner, String entity, String store, @Nullable String id) {
        if (partner == null || id == null) {
            return null;
        }
        Entity kind = Stream.of(Entity.CART, Entity.PRODUCT)
                .filter(one -> one.word().equals(entity))
                .findFirst()
                .orElse(Entity.ORDER);
        return new DocumentKey(partner, kind, store, id);
    }

    /** {@code deadline} says how long tickets of a feed may wait. */
    public List<Held> list(Page page, Function<String, Duration> deadline) {
        List<Held> found = new ArrayList<>();
        DocumentKey after = page.after();
        List<Held> some;
        do {
            some = step(page.partner(), after, deadline);
            some.stream()
                    .filter(one -> one.overdue() || !page.overdueOnly())
                    .limit(page.limit() - found.size())
                    .forEach(found::add);
            after = some.isEmpty() ? after : some.get(some.size() - 1).key();
        } while (!some.isEmpty() && found.size() < page.limit());
        return found;
    }

    private List<Held> step(
            @Nullable String partner, @Nullable DocumentKey after, Function<String, Duration> deadline) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where true");
        if (partner != null) {
            where.append(" and d.partner = ?");
            arguments.add(partner);
        }
        if (after != null) {
            where.append(" and (d.placement, d.partner, d.store, d.id) > (?, ?, ?, ?)");
            arguments.addAll(List.of(after.placement(), after.partner(), after.store(), after.id()));
        }
        arguments.add(DOCUMENTS_PER_STEP);
        List<Placed> keys = jdbc.query(
                HELD + where + " order by d.placement, d.partner, d.store, d.id limit ?",
                (row, n) -> new Placed(row.getLong("placement"), DocumentTable.key(row)),
                arguments.toArray());
        return held(keys, deadline);
    }

    private List<Held> held(List<Placed> keys, Function<String, Duration> deadline) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<DocumentKey, StoredDocument> stored = new DocumentTable(jdbc).loadSome(keys, new FileTimes(jdbc));
        if (stored == null) {
            List<Held> found = new ArrayList<>(held(keys.subList(0, keys.size() / 2), deadline));
            found.addAll(held(keys.subList(keys.size() / 2, keys.size()), deadline));
            return found;
        }
        Map<Long, Came> came = new HashMap<>();
        return keys.stream()
                .flatMap(placed -> Stream.ofNullable(stored.get(placed.key())))
                .map(document -> held(document, came, deadline))
                .toList();
    }

    private Held held(StoredDocument document, Map<Long, Came> came, Function<String, Duration> deadline) {
        KeptParts parts = document.parts();
        KeptPart header = parts.header();
        Stream<KeptPart> all = header == null ? parts.lines().values().stream() : Stream.of(header);
        KeptPart first = all.min(Comparator.comparing(
                                (KeptPart part) -> came(part.drop(), came).at())
                        .thenComparing(KeptPart::drop)
                        .thenComparing(KeptPart::line))
                .orElseThrow(() -> new IllegalStateException(document.placed().key() + " has no parts"));
        Came from = came(first.drop(), came);
        boolean overdue = clock.instant().isAfter(from.at().plus(deadline.apply(from.feed())));
        return new Held(
                document.placed().key(),
                waitsFor(document),
                from.at(),
                from.feed(),
                from.file(),
                first.drop(),
                first.line(),
                overdue);
    }

    private String waitsFor(StoredDocument document) {
        if (document.parts().header() == null) {
            return "header";
        }
        Set<Reference> unknown = new ReferenceTable(jdbc).awaited(document.placed());
        if (!unknown.isEmpty()) {
            return unknown.stream().map(Reference::text).limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                    + (unknown.size() > NAMES_SHOWN ? " and others" : "");
        }
        return document.placed().key().entity().hasLines() ? "lines" : "categories";
    }

    private record Came(Instant at, String feed, String file) {}

    private Came came(long drop, Map<Long, Came> known) {
        return known.computeIfAbsent(drop, id -> jdbc.query(
                        "select received_at, feed, name from drop_ledger where id = ?",
                        (row, n) -> new Came(Database.time(row.getLong(1)), row.getString(2), row.getString(3)),
                        id)
                .get(0));
    }

    /** Looks through all tickets that wait; the overdue ones that were not reported yet are, once and for all. */
    public Counts report(Function<String, Duration> deadline) {
        long held = 0;
        long overdue = 0;
        long newly = 0;
        DocumentKey after = null;
        List<Held> page;
        do {
            page = step(null, after, deadline);
            List<Held> late = page.stream().filter(Held::overdue).toList();
            newly += remember(late);
            held += page.size();
            overdue += late.size();
            after = page.isEmpty() ? after : page.get(page.size() - 1).key();
        } while (!page.isEmpty());
        return new Counts(held, overdue, newly);
    }

    /** How many of the reported ones still wait; counted up to {@code max}. */
    public long overdue(int max) {
        Long count = jdbc.queryForObject("""
                select count(*) from (select 1 from held_report h join document d
                    on d.placement = h.placement and d.partner = h.partner and d.entity = h.entity
                    and d.store = h.store and d.id = h.id
                where d.state = 'held' limit ?) reported""", Long.class, max);
        return count == null ? 0 : count;
    }

    private int remember(List<Held> late) {
        if (late.isEmpty()) {
            return 0;
        }
        Object now = Database.micros(clock.instant());
        int[] added = database.write(() -> jdbc.batchUpdate(
                """
                insert into held_report (placement, partner, entity, store, id, reported_at) values (?, ?, ?, ?, ?, ?)
                on conflict (placement, partner, entity, store, id) do nothing""",
                late.stream()
                        .map(one -> new Object[] {
                            one.key().placement(),
                            one.key().partner(),
                            one.key().entity().word(),
                            one.key().store(),
                            one.key().id(),
                            now
                        })
                        .toList()));
        return IntStream.of(added).sum();
    }

    /**
     * What the receipt of a drop tells its partner: tickets that are overdue and that no receipt has told of yet. Asking
     * again for the same drop gives the same answer, less what is complete by then.
     */
    public List<Held> toTell(String partner, long drop, Function<String, Duration> deadline) {
        List<Placed> keys = database.write(() -> {
            jdbc.update("update held_report set told_in = ? where partner = ? and told_in is null", drop, partner);
            return jdbc.query(
                    """
                    select d.placement, d.partner, d.entity, d.store, d.id from held_report h join document d
                        on d.placement = h.placement and d.partner = h.partner and d.entity = h.entity
                        and d.store = h.store and d.id = h.id
                    where h.partner = ? and h.told_in = ? and d.state = 'held'
                    order by d.placement""", (row, n) -> new Placed(row.getLong("placement"), DocumentTable.key(row)), partner, drop);
        });
        List<Held> told = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += DOCUMENTS_PER_STEP) {
            told.addAll(held(keys.subList(from, Math.min(keys.size(), from + DOCUMENTS_PER_STEP)), deadline));
        }
        return told;
    }
}
