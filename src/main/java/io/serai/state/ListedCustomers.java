package io.serai.state;

import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.state.Reconciliations.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The customers that a destination lists, beside those that are known here; both lie in the store while a reconciliation goes on, so
 * memory does not grow with them. They are matched by their addresses, without regard to case: the destination numbers its customers
 * itself.
 */
public final class ListedCustomers {

    private static final int DOCUMENTS = 1000;
    private static final int PASSES_MAX = 2;

    private static final String UNKNOWN_THERE =
            " and not exists (select 1 from reconcile_listed l where l.run = k.run and l.email = k.email)";
    /** Of the first customer here that has a listed address. */
    private static final String HERE = "coalesce((select k.%1$s from reconcile_known k"
            + " where k.run = l.run and k.email = l.email order by k.partner, k.customer limit 1), '') as %1$s";

    private static final String UNKNOWN_HERE =
            " and not exists (select 1 from reconcile_known k where k.run = l.run and k.email = l.email)";

    private final Database database;
    private final JdbcTemplate jdbc;
    private final StoreView view;
    private final Reconciliations book;

    ListedCustomers(Database database, Reconciliations book) {
        // customers name nobody, so there is nothing to add to them
        this.view = new StoreView(database, account -> Enrichments.Enrichment.NONE);
        this.database = database;
        this.jdbc = database.jdbc();
        this.book = book;
    }

    /**
     * A customer as the destination lists it.
     *
     * @param customer the destination's number; empty when it has none
     * @param reason why it is blacklisted, as it is said there; empty otherwise
     * @param since since when
     */
    public record Listed(String customer, String email, boolean blacklisted, String reason, String since) {}

    /**
     * What was found of one customer.
     *
     * @param result missing-there, missing-here or blacklisted-there
     * @param partner whose customer it is here; empty when nobody's
     * @param customer its id here; empty when it has none
     * @param listed its number there; empty when it has none
     */
    public record Finding(
            String result, String email, String partner, String customer, String listed, String reason, String since) {}

    /** How addresses are compared. */
    static String comparable(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Keeps one page, and says where reading goes on, in one transaction.
     *
     * @param page those of it that have an address
     * @param all how many it had
     */
    public void keep(Run run, List<Listed> page, int all, long total) {
        database.write(() -> {
            int begun = jdbc.update(
                    "update reconciliation set page = page + 1, pass_rows = pass_rows + ?, total = ?, broken = 0"
                            + " where id = ? and state = 'reading' and pass = ? and page = ?",
                    all,
                    total,
                    run.id(),
                    run.pass(),
                    run.page());
            if (begun == 0) {
                return false; // this page was answered before
            }
            jdbc.batchUpdate(
                    "insert into reconcile_listed (run, email, customer, blacklisted, reason, since) values (?, ?, ?, ?, ?, ?)"
                            + " on conflict (run, email, customer) do update set blacklisted = excluded.blacklisted,"
                            + " reason = excluded.reason, since = excluded.since",
                    page.stream().map(one -> row(run, one)).toList());
            if (all == 0 || run.passRows() + all >= total) {
                passed(run, total);
            }
            return true;
        });
    }

    private static @Nullable Object[] row(Run run, Listed one) {
        return new @Nullable Object[] {
            run.id(),
            Database.storable(comparable(one.email())),
            Database.storable(one.customer()),
            one.blacklisted() ? 1 : 0,
            Database.storable(one.reason()),
            Database.storable(one.since())
        };
    }

    /** A list that showed fewer different customers than it said changed while it was read: once more from its beginning. */
    private void passed(Run run, long total) {
        long listed = count("select count(*) from reconcile_listed where run = ?", run.id());
        if (listed < total && run.pass() < PASSES_MAX) {
            jdbc.update("update reconciliation set pass = pass + 1, page = 1, pass_rows = 0 where id = ?", run.id());
        } else {
            jdbc.update("update reconciliation set state = 'comparing', listed = ? where id = ?", listed, run.id());
        }
    }

    /**
     * Compares, and ends the reconciliation.
     *
     * @param findings told each one, in the order of addresses within a result
     * @param written called when all were told, before the store says that it is done
     * @param file where they are kept, in the data folder
     */
    public Run compare(Run run, Consumer<Finding> findings, Written written, String file) throws IOException {
        known(run);
        long missingThere = run.narrowed() ? 0 : missingThere(run, findings);
        long missingHere = listed(run, "missing-here", UNKNOWN_HERE, findings);
        long blacklisted = listed(run, "blacklisted-there", " and l.blacklisted = 1", findings);
        written.now();
        return database.write(() -> {
            jdbc.update(
                    "update reconciliation set known = ?, missing_there = ?, missing_here = ?, blacklisted = ?, rows_file = ?"
                            + " where id = ?",
                    count("select count(*) from reconcile_known where run = ?", run.id()),
                    missingThere,
                    missingHere,
                    blacklisted,
                    file,
                    run.id());
            book.end(run, "done", note(run));
            return book.run(run.id()).orElseThrow();
        });
    }

    /** Makes what was told durable. */
    @FunctionalInterface
    public interface Written {
        void now() throws IOException;
    }

    private static @Nullable String note(Run run) {
        if (run.narrowed()) {
            return "filters are set, so nobody was looked for there";
        }
        return run.listed() < run.total()
                ? "the list says " + run.total() + " customers and showed " + run.listed()
                        + ", twice: it changed while it was read, so some may be there that are said to be missing"
                : null;
    }

    /** Page by page in the store's order; done again after a crash, it adds nothing. */
    private void known(Run run) {
        DocumentKey after = null;
        List<Entry> page;
        do {
            page = page(run.account(), after);
            keep(run, page);
            after = page.isEmpty() ? null : page.get(page.size() - 1).key();
        } while (page.size() == DOCUMENTS);
    }

    private List<Entry> page(String account, @Nullable DocumentKey after) {
        List<Object> arguments = new ArrayList<>(List.of(account));
        if (after != null) {
            arguments.addAll(
                    List.of(after.placement(), after.partner(), after.entity().word(), after.store(), after.id()));
        }
        arguments.add(DOCUMENTS);
        return view.entries(
                "select * from document where account = ? and entity = 'customer'"
                        + (after == null ? "" : " and (placement, partner, entity, store, id) > (?, ?, ?, ?, ?)")
                        + " order by placement, partner, entity, store, id limit ?",
                arguments.toArray());
    }

    private void keep(Run run, List<Entry> page) {
        List<Object[]> rows = new ArrayList<>();
        for (Entry entry : page) {
            if (entry.document().header() != null
                    && entry.document().header().values() instanceof CustomerValues customer
                    && !customer.deleted()
                    && customer.email() != null) {
                boolean settled = entry.state().equals("delivered")
                        && entry.deliveredAt() != null
                        && entry.deliveredAt().isBefore(run.askedAt());
                rows.add(new Object[] {
                    run.id(), comparable(customer.email()), entry.key().partner(), customer.id(), settled ? 1 : 0
                });
            }
        }
        database.write(() -> jdbc.batchUpdate(
                "insert into reconcile_known (run, email, partner, customer, settled) values (?, ?, ?, ?, ?)"
                        + " on conflict (run, email, partner, customer) do nothing",
                rows));
    }

    private long missingThere(Run run, Consumer<Finding> findings) {
        return paged(
                "select k.email, k.partner, k.customer, '' as listed, '' as reason, '' as since from reconcile_known k"
                        + " where k.run = ? and k.settled = 1 and (k.email, k.partner, k.customer) > (?, ?, ?)"
                        + UNKNOWN_THERE + " order by k.email, k.partner, k.customer limit " + DOCUMENTS,
                "missing-there",
                last -> new Object[] {run.id(), last.email(), last.partner(), last.customer()},
                findings);
    }

    private long listed(Run run, String result, String which, Consumer<Finding> findings) {
        return paged(
                "select l.email, " + HERE.formatted("partner") + ", " + HERE.formatted("customer")
                        + ", l.customer as listed, l.reason, l.since from reconcile_listed l where l.run = ? and (l.email, l.customer) > (?, ?)"
                        + which + " order by l.email, l.customer limit " + DOCUMENTS,
                result,
                last -> new Object[] {run.id(), last.email(), last.listed()},
                findings);
    }

    private interface From {
        Object[] arguments(Finding last);
    }

    private long paged(String sql, String result, From from, Consumer<Finding> findings) {
        Finding last = new Finding(result, "", "", "", "", "", "");
        long count = 0;
        List<Finding> page;
        do {
            page = jdbc.query(
                    sql,
                    (row, n) -> new Finding(
                            result,
                            row.getString("email"),
                            row.getString("partner"),
                            row.getString("customer"),
                            row.getString("listed"),
                            row.getString("reason"),
                            row.getString("since")),
                    from.arguments(last));
            page.forEach(findings);
            count += page.size();
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (page.size() == DOCUMENTS);
        return count;
    }

    private long count(String sql, Object... arguments) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, arguments));
    }
}
