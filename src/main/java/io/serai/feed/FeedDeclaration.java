package io.serai.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed as an operator writes it, under {@code beans:} of a partner's YAML file:
 *
 * <pre>{@code
 * - beans:
 *     - name: acme-lines
 *       type: io.serai.feed.FeedDeclaration
 *       properties:
 *         partner: acme
 *         rows: ticket-lines
 *         format: {delimiter: ";", decimal-mark: ","}
 *         columns: {ticket: Ticket No|TicketNo, line: Line, product: SKU, quantity: Qty, amount-net: HT, amount-gross: TTC}
 * }</pre>
 *
 * <p>Or one whose files the destination reads itself: {@code rows: file} and a group {@code relay}, without columns.
 *
 * <p>Mutable only because Camel fills it through setters and, for groups, through getters of live maps. Keys may be written
 * {@code decimal-mark} or {@code decimalMark}; lists are comma-separated text. Nothing is checked before {@link #feed}.
 */
public class FeedDeclaration {
    private @Nullable String partner;
    private @Nullable String account;
    private @Nullable String rows;
    private final Map<String, Object> format = new DeclaredGroup();
    private final Map<String, Object> columns = new DeclaredGroup();
    private final Map<String, Object> defaults = new LinkedHashMap<>();
    private final Map<String, Object> customFields = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private final Map<String, Object> policies = new LinkedHashMap<>();
    private final Map<String, Object> expected = new LinkedHashMap<>();
    private final Map<String, Object> relay = new LinkedHashMap<>();

    /**
     * The checked feed.
     *
     * @param name the bean's name
     * @throws InvalidFeed for an unknown key, a value of another type, or a contradiction
     */
    public Feed feed(String name) {
        Feed feed = new DeclaredFeed(name, this).bound();
        FeedRules.check(feed);
        new DeclaredExpected(feed, expected).checked();
        return feed;
    }

    /** Every mistake that {@link #agreement} would refuse, as far as they can be told at once; empty when there is none. */
    public List<InvalidFeed> problems(String name) {
        List<InvalidFeed> problems = new DeclaredFeed(name, this).problems();
        if (problems.isEmpty()) {
            try {
                agreement(name);
            } catch (InvalidFeed e) {
                return List.of(e);
            }
        }
        return problems;
    }

    /**
     * The feed, and when its files are expected.
     *
     * @param name the bean's name
     * @throws InvalidFeed as {@link #feed}
     */
    public Agreement agreement(String name) {
        Feed feed = feed(name);
        return new Agreement(feed, expected.isEmpty() ? null : new DeclaredExpected(feed, expected).checked());
    }

    public @Nullable String getPartner() {
        return partner;
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public @Nullable String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public @Nullable String getRows() {
        return rows;
    }

    public void setRows(String rows) {
        this.rows = rows;
    }

    public Map<String, Object> getFormat() {
        return format;
    }

    public Map<String, Object> getColumns() {
        return columns;
    }

    public Map<String, Object> getDefaults() {
        return defaults;
    }

    public Map<String, Object> getCustomFields() {
        return customFields;
    }

    public Map<String, Object> getMetadata() {
        return metadata;
    }

    public Map<String, Object> getPolicies() {
        return policies;
    }

    public Map<String, Object> getExpected() {
        return expected;
    }

    public Map<String, Object> getRelay() {
        return relay;
    }
}
