package io.serai.feed;

import io.serai.model.Entity;
import io.serai.model.TicketValues.Returns;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one kind of file of one partner is read, and what its rows mean. Immutable; made only by {@link FeedDeclaration}.
 *
 * @param name the feed's name, unique over all partners, such as {@code acme-lines}
 * @param partner whose files these are
 * @param account the Kiliba account that gets the items
 * @param rows what one row is
 * @param columns our field name to the partner's column name; aliases separated by {@code |}; or a position from 1 when
 *     there is no header; required unless rows is {@code file}
 * @param defaults our field name to the text that an absent column or an empty cell stands for
 * @param translations a field that has a text for each language, a point and the ISO 639-1 code, such as {@code name.fr}, to
 *     the partner's column name; declared as {@code columns: {name: {fr: nom_fr}}} (products only)
 * @param customFields the destination's custom field name to the partner's column name (customers only)
 * @param metadata the name of a member of the item's {@code metadata} to the partner's column name; not of lines
 * @param relay how its files are passed on as they are; null unless rows is {@code file}
 */
public record Feed(
        String name,
        String partner,
        @DefaultValue("main") String account,
        RowKind rows,
        @DefaultValue Format format,
        @DefaultValue Map<String, String> columns,
        @DefaultValue Map<String, String> defaults,
        @DefaultValue Map<String, String> translations,
        @DefaultValue Map<String, String> customFields,
        @DefaultValue Map<String, String> metadata,
        @DefaultValue Policies policies,
        @Nullable Relaying relay) {

    public Feed {
        columns = sorted(columns);
        defaults = sorted(defaults);
        translations = sorted(translations);
        customFields = sorted(customFields);
        metadata = sorted(metadata);
    }

    /**
     * The declaration's content as lower-case SHA-256 hex: the same whatever the order and spelling of its keys; another
     * as soon as the same bytes could be read differently.
     */
    public String fingerprint() {
        try {
            // what came later is left out as long as it says nothing: known declarations keep their fingerprint
            String declared = asRead().toString()
                    .replace(", productMatch=ID]", "]")
                    .replace(", references=IGNORE]", "]")
                    .replace(", canaryItems=0]", "]")
                    .replace(", drift=FAIL]", "]")
                    .replace(", statusWords={}", "")
                    .replace(", translations={}", "")
                    .replace(", metadata={}", "")
                    .replace("], relay=null]", "]]");
            byte[] content = declared.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** With those accepted names of its columns that its file does not write; names of other feeds and of unmapped fields are left out. */
    public Feed with(Collection<Alias> accepted) {
        Map<String, String> named = new TreeMap<>(columns);
        for (Alias alias : accepted) {
            if (alias.isMissingIn(this)) {
                named.merge(alias.field(), alias.column(), (written, more) -> written + "|" + more);
            }
        }
        return named.equals(columns)
                ? this
                : new Feed(
                        name,
                        partner,
                        account,
                        rows,
                        format,
                        named,
                        defaults,
                        translations,
                        customFields,
                        metadata,
                        policies,
                        relay);
    }

    /** Whether each row is one that is gone: its default says so, and no column says otherwise. */
    public boolean deletesOnly() {
        String deleted = defaults.get(Field.DELETED.word());
        return deleted != null
                && !columns.containsKey(Field.DELETED.word())
                && format.trueWords().stream().anyMatch(deleted.strip()::equalsIgnoreCase);
    }

    /** The columns that are no {@link Field}'s, by the names that reports give them, such as {@code metadata.season}. */
    public Map<String, String> furtherColumns() {
        Map<String, String> further = new TreeMap<>(translations);
        customFields.forEach((name, column) -> further.put("custom-fields." + name, column));
        metadata.forEach((name, column) -> further.put("metadata." + name, column));
        return further;
    }

    /** The same feed, whose documents are not held for what they name. */
    public Feed waitingForNobody() {
        return policies.references() == References.IGNORE ? this : with(policies.with(References.IGNORE));
    }

    /** Without what does not change how bytes are read. */
    private Feed asRead() {
        return with(policies.asRead());
    }

    private Feed with(Policies other) {
        return new Feed(
                name,
                partner,
                account,
                rows,
                format,
                columns,
                defaults,
                translations,
                customFields,
                metadata,
                other,
                relay);
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /** What one row of the file is: of which entity it says something, and what of it. */
    public enum RowKind {
        CATEGORIES(Entity.CATEGORY, Says.HEADER),
        PRODUCTS(Entity.PRODUCT, Says.HEADER),
        /** One promotion of a product each. */
        PRODUCT_PROMOTIONS(Entity.PRODUCT, Says.LINE, "promotion:"),
        /** One category of a product each. */
        PRODUCT_CATEGORIES(Entity.PRODUCT, Says.LINE, "category:"),
        CUSTOMER_GROUPS(Entity.CUSTOMER_GROUP, Says.HEADER),
        CUSTOMERS(Entity.CUSTOMER, Says.HEADER),
        /** Whether an address may be written to. */
        CONSENTS(Entity.CONSENT, Says.HEADER),
        TICKETS(Entity.ORDER, Says.HEADER),
        TICKET_LINES(Entity.ORDER, Says.LINE),
        /** Each line repeats its ticket's columns (seed 000, option A). */
        TICKETS_WITH_LINES(Entity.ORDER, Says.BOTH),
        CARTS(Entity.CART, Says.HEADER),
        CART_LINES(Entity.CART, Says.LINE),
        /** Each line repeats its cart's columns. */
        CARTS_WITH_LINES(Entity.CART, Says.BOTH),
        VISITS(Entity.VISIT, Says.HEADER),
        /** The partner's shops: their names, and what the destination calls them (seed 000, "Stores / sales channels"). */
        STORES(Entity.STORE, Says.HEADER),
        /** No row is read: the destination gets the file as it is, and reads it itself. */
        FILE(null, Says.NOTHING);

        private final @Nullable Entity entity;
        private final Says says;
        private final String linePrefix;

        RowKind(@Nullable Entity entity, Says says) {
            this(entity, says, "");
        }

        RowKind(@Nullable Entity entity, Says says, String linePrefix) {
            this.entity = entity;
            this.says = says;
            this.linePrefix = linePrefix;
        }

        /**
         * What a row is a part of.
         *
         * @throws IllegalStateException when no row is read
         */
        public Entity entity() {
            if (entity == null) {
                throw new IllegalStateException("files of which no row is read say nothing of an entity");
            }
            return entity;
        }

        /** Whether a row sets the header of its document. */
        public boolean setsHeader() {
            return says == Says.HEADER || says == Says.BOTH;
        }

        /** Whether a row sets one of the lines of its document. */
        public boolean setsLine() {
            return says == Says.LINE || says == Says.BOTH;
        }

        /** What the ids of its lines begin with in their documents, so that lines of two kinds do not meet; often nothing. */
        public String linePrefix() {
            return linePrefix;
        }
    }

    private enum Says {
        HEADER,
        LINE,
        BOTH,
        NOTHING
    }

    /**
     * How the bytes become cells and the cells become values.
     *
     * @param delimiter one character, or the word {@code tab}
     * @param quote one character, or the word {@code none}
     * @param innerQuotes whether a quote inside a quoted cell is doubled (RFC 4180) or stands as it is
     * @param charset a name such as {@code UTF-8} or {@code windows-1252}; bytes that do not fit fail the file
     * @param header whether the first record names the columns; otherwise {@code columns} are positions from 1
     * @param decimalMark one character, such as {@code .} or {@code ,}
     * @param thousandsMark one character, {@code none} or {@code space}
     * @param quantityDecimalMark one character for quantities alone, which then have no thousands mark; null: as in amounts
     * @param datePatterns tried in this order; {@code iso} stands for ISO 8601 with or without time and offset; {@code
     *     epoch-seconds}; else a {@link java.time.format.DateTimeFormatter} pattern
     * @param zone required as soon as a pattern has no offset of its own; never guessed
     * @param trueWords what yes looks like, in any case of letters
     * @param falseWords what no looks like, in any case of letters
     * @param manWords what a man's gender looks like
     * @param womanWords what a woman's gender looks like
     * @param unknownGenderWords what no known gender looks like
     * @param languageWords the partner's words with their ISO 639-1 codes: {@code French=fr, English=en}
     * @param statusWords the partner's words for a ticket's status with what the destination is told: {@code VOID=cancelled};
     *     other words stay as they are. Orders are never deleted: a status is how one is taken back
     * @param nullWords cells that stand for nothing, such as {@code NULL}
     * @param severalEmails a cell that holds more than one address, separated by commas or semicolons: {@code reject} the row,
     *     or take the {@code first}
     * @param blankLines {@code count} them as blank, or {@code reject} them
     * @param fileTime a regular expression with one group that finds the time in the file's name; null: the modification
     *     time counts
     * @param fileTimePattern how that group is written, in {@code zone}
     */
    public record Format(
            @DefaultValue(",") String delimiter,
            @DefaultValue("\"") String quote,
            @DefaultValue("doubled") InnerQuotes innerQuotes,
            @DefaultValue("UTF-8") Charset charset,
            @DefaultValue("true") boolean header,
            @DefaultValue(".") String decimalMark,
            @DefaultValue("none") String thousandsMark,
            @Nullable String quantityDecimalMark,
            @DefaultValue("iso") List<String> datePatterns,
            @Nullable ZoneId zone,

            @DefaultValue({"true", "1", "yes", "y", "oui", "o"})
            List<String> trueWords,

            @DefaultValue({"false", "0", "no", "n", "non"}) List<String> falseWords,
            @DefaultValue({"m", "mr", "male", "1", "homme"}) List<String> manWords,

            @DefaultValue({"f", "w", "mrs", "ms", "mme", "female", "2", "femme"})
            List<String> womanWords,

            @DefaultValue({"u", "x", "0", "unknown"}) List<String> unknownGenderWords,
            @DefaultValue Map<String, String> languageWords,
            @DefaultValue Map<String, String> statusWords,
            @DefaultValue List<String> nullWords,
            @DefaultValue("reject") SeveralEmails severalEmails,
            @DefaultValue("count") BlankLines blankLines,
            @Nullable String fileTime,
            @DefaultValue("yyyy-MM-dd-HH-mm-ss") String fileTimePattern) {

        public Format {
            languageWords = sorted(languageWords);
            statusWords = sorted(statusWords);
        }
    }

    /** How a quote inside a quoted cell is written. */
    public enum InnerQuotes {
        DOUBLED,
        BARE
    }

    /** What becomes of a cell with more than one e-mail address. */
    public enum SeveralEmails {
        REJECT,
        FIRST
    }

    /** What a line with nothing in it counts as. */
    public enum BlankLines {
        COUNT,
        REJECT
    }

    /**
     * What rows mean where partners differ (seed 000, "Questions to confirm").
     *
     * @param ticketIds {@code per-store}: the key is (store, ticket); {@code global}: the ticket id alone is the key, and
     *     lines need no store
     * @param lines {@code merge}: each line is a set by its line id; {@code replace}: the lines of a ticket in one file are
     *     its whole set
     * @param lineIds {@code column}: from the line column; {@code position}: the row's place within its ticket in the file
     * @param lineAmount {@code total}: row totals; {@code unit}: unit prices, multiplied by the quantity
     * @param orderAmount {@code header}: from the header's columns; {@code lines}: the sum of the lines
     * @param returns what becomes of a ticket whose total is below zero
     * @param returnStatus the status that a return gets, with {@code returns: status}
     * @param orderId how the destination's order key is made from {@code {store}}, {@code {ticket}} (of carts {@code {cart}}) and {@code {partner}};
     *     null: {@code {store}-{ticket}}, or {@code {ticket}} when ids are global
     * @param rejectBudgetPercent more rejected rows than this and the whole file fails, nothing applied; 100: never. With
     *     {@code lines: replace} it has to be said, usually 0
     * @param unfinishedAfter a file whose last record has no line end, or an open quote, counts as still arriving until it
     *     has been seen for so long
     * @param mode {@code increment}: a file says what it names; {@code full}: what a file does not name is gone
     * @param deletes {@code off}: what is gone is only reported; {@code send}: customers and products are deleted, tickets get {@code
     *     absentStatus}
     * @param absentStatus the status of tickets that a full file does not name; null unless rows are tickets and mode is full
     * @param snapshotChangeMaxPercent a full file that would delete or change a greater share of what is known is parked
     * @param heldDeadline a ticket, cart or product that waits longer for another part is reported
     * @param drift what becomes of a file that lacks a required column: {@code fail} it, or {@code hold} it where it lies until
     *     the feed takes its header
     * @param canaryItems when the feed is new or was changed, so many items are sent first, and the rest when they were
     *     accepted; 0: all at once
     * @param references what becomes of a document that names a customer, product or category that is not known: {@code ignore}
     *     it, {@code warn} in the receipt, or {@code hold} the document until it is known
     * @param productMatch by what lines name a product of the partner's catalogue: its {@code id}, its {@code ean} or its {@code
     *     sku}
     */
    public record Policies(
            @DefaultValue("per-store") TicketIds ticketIds,
            @DefaultValue("merge") Lines lines,
            @DefaultValue("column") LineIds lineIds,
            @DefaultValue("total") LineAmount lineAmount,
            @DefaultValue("lines") OrderAmount orderAmount,
            @DefaultValue("reject") Returns returns,
            @DefaultValue("returned") String returnStatus,
            @Nullable String orderId,
            @DefaultValue("100") int rejectBudgetPercent,
            @DefaultValue("10m") Duration unfinishedAfter,
            @DefaultValue("increment") Mode mode,
            @DefaultValue("off") Deletes deletes,
            @Nullable String absentStatus,
            @DefaultValue("10") int snapshotChangeMaxPercent,
            @DefaultValue("3d") Duration heldDeadline,
            @DefaultValue("fail") Drift drift,
            @DefaultValue("0") int canaryItems,
            @DefaultValue("ignore") References references,
            @DefaultValue("id") ProductMatch productMatch) {

        /** How long tickets may wait when their feed is no longer declared. */
        public static final Duration HELD_DEADLINE = Duration.ofDays(3);

        private Policies with(References other) {
            return with(snapshotChangeMaxPercent, heldDeadline, drift, canaryItems, other);
        }

        private Policies asRead() {
            return with(0, HELD_DEADLINE, Drift.FAIL, 0, References.IGNORE);
        }

        /** With another value of each policy that does not change how bytes are read. */
        private Policies with(int changeMaxPercent, Duration deadline, Drift missing, int canary, References unknown) {
            return new Policies(
                    ticketIds,
                    lines,
                    lineIds,
                    lineAmount,
                    orderAmount,
                    returns,
                    returnStatus,
                    orderId,
                    rejectBudgetPercent,
                    unfinishedAfter,
                    mode,
                    deletes,
                    absentStatus,
                    changeMaxPercent,
                    deadline,
                    missing,
                    canary,
                    unknown,
                    productMatch);
        }
    }

    /** What becomes of a file that lacks a required column. */
    public enum Drift {
        FAIL,
        HOLD
    }

    /** What becomes of a document that names something unknown. */
    public enum References {
        IGNORE,
        WARN,
        HOLD
    }

    /** By what lines name a product. */
    public enum ProductMatch {
        ID,
        EAN,
        SKU;

        /** As lines and the store's index of products say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Mode {
        INCREMENT,
        FULL
    }

    public enum Deletes {
        OFF,
        SEND
    }

    public enum TicketIds {
        PER_STORE,
        GLOBAL
    }

    public enum Lines {
        MERGE,
        REPLACE
    }

    public enum LineIds {
        COLUMN,
        POSITION
    }

    public enum LineAmount {
        TOTAL,
        UNIT
    }

    public enum OrderAmount {
        HEADER,
        LINES
    }
}
