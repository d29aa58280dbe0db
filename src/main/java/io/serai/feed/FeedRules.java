package io.serai.feed;

import io.serai.feed.Policies.LineAmount;
import io.serai.feed.Policies.OrderAmount;
import io.serai.feed.Policies.TicketIds;
import io.serai.model.Entity;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a feed must say before a file of it is read, so that nothing is guessed later. */
final class FeedRules {
    /** More would not be few; and one request carries the canary. */
    private static final int CANARY_ITEMS_MAX = 1000;

    private final Feed feed;

    private FeedRules(Feed feed) {
        this.feed = feed;
    }

    static void check(Feed feed) {
        rules(feed).forEach(Runnable::run);
    }

    /** The first mistake of each group of rules. */
    static List<InvalidFeed> problems(Feed feed) {
        List<InvalidFeed> problems = new ArrayList<>();
        for (Runnable rule : rules(feed)) {
            try {
                rule.run();
            } catch (InvalidFeed e) {
                problems.add(e);
            }
        }
        return problems;
    }

    private static List<Runnable> rules(Feed feed) {
        FeedRules rules = new FeedRules(feed);
        if (feed.rows() == RowKind.FILE) {
            return List.of(rules::fileTime, () -> RelayRules.check(feed));
        }
        return List.of(
                rules::marks,
                rules::times,
                rules::fileTime,
                rules::positions,
                rules::required,
                rules::further,
                rules::policies);
    }

    private void marks() {
        Format format = feed.format();
        oneCharacter("delimiter", format.delimiter(), "tab");
        oneCharacter("quote", format.quote(), "none");
        oneCharacter("decimal-mark", format.decimalMark(), "");
        if (format.quantityDecimalMark() != null) {
            oneCharacter("quantity-decimal-mark", format.quantityDecimalMark(), "");
        }
        if (!format.thousandsMark().equals("none")) {
            oneCharacter("thousands-mark", format.thousandsMark(), "space");
        }
        if (format.thousandsMark().equals(format.decimalMark())) {
            throw invalid("format.thousands-mark", format.thousandsMark(), "another character than the decimal mark");
        }
        if (format.quote().equals(format.delimiter())) {
            throw invalid("format.quote", format.quote(), "another character than the delimiter");
        }
    }

    private void oneCharacter(String key, String value, String word) {
        if (value.length() != 1 && !(!word.isEmpty() && value.equals(word))) {
            throw invalid("format." + key, value, "one character" + (word.isEmpty() ? "" : ", or the word " + word));
        }
    }

    private void times() {
        for (String pattern : feed.format().datePatterns()) {
            if (pattern.equals("iso") || pattern.equals("epoch-seconds")) {
                continue;
            }
            if (!isDatePattern(pattern)) {
                throw invalid(
                        "format.date-patterns", pattern, "iso, epoch-seconds or a date pattern such as dd/MM/yyyy");
            }
            boolean offset = pattern.replaceAll("'[^']*'", "").matches(".*[XxZVzO].*");
            if (!offset && feed.format().zone() == null && hasTimes()) {
                throw invalid(
                        "format.zone",
                        "nothing",
                        "a time zone such as Europe/Paris, because the date pattern " + pattern + " has no offset");
            }
        }
    }

    private static boolean isDatePattern(String pattern) {
        try {
            return !DateTimeFormatter.ofPattern(pattern).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean hasTimes() {
        return Field.of(feed.rows()).stream()
                .anyMatch(field ->
                        field.form() == Field.Form.TIME && feed.columns().containsKey(field.word()));
    }

    private void fileTime() {
        String regex = feed.format().fileTime();
        if (regex == null) {
            return;
        }
        int groups;
        try {
            groups = Pattern.compile(regex).matcher("").groupCount();
        } catch (PatternSyntaxException e) {
            throw invalid("format.file-time", regex, "a regular expression with one group");
        }
        if (groups != 1) {
            throw invalid("format.file-time", groups + " groups in " + regex, "a regular expression with one group");
        }
        String pattern = feed.format().fileTimePattern();
        if (!isDatePattern(pattern)) {
            throw invalid("format.file-time-pattern", pattern, "a date pattern such as yyyyMMddHHmmss");
        }
        if (feed.format().zone() == null && !pattern.matches(".*[XxZVzO].*")) {
            throw invalid("format.zone", "nothing", "a time zone such as Europe/Paris, for the time in file names");
        }
    }

    private void positions() {
        if (feed.format().header()) {
            return;
        }
        feed.columns().forEach((field, column) -> position("columns." + field, column));
        feed.furtherColumns().forEach(this::position);
    }

    private void position(String key, String column) {
        if (!column.matches("[1-9][0-9]{0,3}")) {
            throw invalid(key, column, "a position from 1, because the format has no header");
        }
    }

    private void required() {
        RowKind kind = feed.rows();
        for (Field field : RequiredFields.of(feed)) {
            if (!has(field)) {
                throw invalid(
                        "columns." + field.word(),
                        "nothing",
                        "a column for it, or a default (rows: " + Words.kebab(kind) + ")");
            }
        }
        if (feed.deletesOnly()) {
            return;
        }
        switch (kind) {
            case CUSTOMERS -> {
                oneOf(List.of(Field.EMAIL, Field.PHONE));
                oneOf(List.of(Field.SHOP_IDS, Field.STORE));
            }
            case TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES -> oneOf(List.of(Field.SHOP, Field.STORE));
            case VISITS -> oneOf(List.of(Field.PRODUCT, Field.CATEGORY));
            default -> {}
        }
    }

    /** What the items of these rows have no place for would be lost without a word. */
    private void further() {
        if (!feed.customFields().isEmpty() && feed.rows() != RowKind.CUSTOMERS) {
            throw invalid(
                    "custom-fields",
                    String.join(", ", feed.customFields().keySet()),
                    "nothing, since only customers have custom fields; metadata is for the others");
        }
        boolean hasMetadata = feed.rows().setsHeader()
                && feed.rows().entity() != Entity.CONSENT
                && feed.rows().entity() != Entity.STORE;
        if (!feed.metadata().isEmpty() && !hasMetadata) {
            throw invalid(
                    "metadata",
                    String.join(", ", feed.metadata().keySet()),
                    "nothing, since " + Words.kebab(feed.rows()) + " have no metadata");
        }
    }

    private void oneOf(List<Field> fields) {
        if (fields.stream().noneMatch(this::has)) {
            String words = String.join(" or ", fields.stream().map(Field::word).toList());
            throw invalid("columns", "neither " + words.replace(" or ", " nor "), "a column or a default for " + words);
        }
    }

    private boolean has(Field field) {
        return feed.columns().containsKey(field.word()) || feed.defaults().containsKey(field.word());
    }

    private void policies() {
        Policies policies = feed.policies();
        if (has(Field.DISCOUNT_RATE) && policies.lineAmount() != LineAmount.UNIT) {
            throw invalid(
                    "columns.discount-rate", "line-amount: total", "line-amount: unit, since totals are discounted");
        }
        if (has(Field.TAX_AMOUNT) && has(Field.AMOUNT_NET)) {
            throw invalid(
                    "columns.tax-amount",
                    "amount-net",
                    "one of the two, since the gross less the tax is the net amount");
        }
        if (feed.rows().setsHeader() && feed.rows().setsLine() && policies.orderAmount() == OrderAmount.HEADER) {
            throw invalid("policies.order-amount", "header", "lines, since each row's amounts are its line's");
        }
        if (policies.rejectBudgetPercent() < 0 || policies.rejectBudgetPercent() > 100) {
            throw invalid("policies.reject-budget-percent", "" + policies.rejectBudgetPercent(), "0 to 100");
        }
        snapshots(policies);
        if (policies.heldDeadline().isNegative() || policies.heldDeadline().isZero()) {
            throw invalid("policies.held-deadline", "" + policies.heldDeadline(), "a duration such as 3d");
        }
        if (policies.productMatch() != Policies.ProductMatch.ID
                && policies.references() == Policies.References.IGNORE) {
            throw invalid(
                    "policies.references",
                    "ignore",
                    "hold, or warn: a product that is not known yet by its "
                            + policies.productMatch().word() + " would be sent under that instead of its id");
        }
        if (policies.canaryItems() < 0 || policies.canaryItems() > CANARY_ITEMS_MAX) {
            throw invalid("policies.canary-items", "" + policies.canaryItems(), "0 to " + CANARY_ITEMS_MAX);
        }
        feed.defaults().forEach((key, value) -> {
            if (value.equals(Field.FILE_TIME) && !key.equals("created-at") && !key.equals("updated-at")) {
                throw invalid("defaults." + key, value, "@file-time only for created-at and updated-at");
            }
        });
        orderId(policies);
    }

    private void snapshots(Policies policies) {
        int percent = policies.snapshotChangeMaxPercent();
        if (percent < 0 || percent > 100) {
            throw invalid("policies.snapshot-change-max-percent", "" + percent, "0 to 100");
        }
        if (policies.mode() == Policies.Mode.INCREMENT) {
            if (policies.deletes() == Policies.Deletes.SEND) {
                throw invalid("policies.deletes", "send", "mode: full, since only a full file tells what is gone");
            }
            return;
        }
        if (!feed.rows().setsHeader()) {
            throw invalid(
                    "policies.mode",
                    "full",
                    "increment, since lines do not say which "
                            + (feed.rows().entity() == Entity.ORDER
                                    ? "tickets"
                                    : feed.rows().entity().word() + "s")
                            + " there are");
        }
        switch (feed.rows().entity()) {
            case CUSTOMER, PRODUCT -> {}
            case ORDER -> {
                if (policies.absentStatus() == null) {
                    throw invalid(
                            "policies.absent-status",
                            "nothing",
                            "a status for absent tickets, since orders are not deleted");
                }
            }
            default ->
                throw invalid(
                        "policies.mode",
                        "full",
                        "increment, since the destination deletes only customers and products");
        }
    }

    private void orderId(Policies policies) {
        String format = policies.orderId();
        if (format == null) {
            return;
        }
        String id = feed.rows().entity() == Entity.CART ? "{cart}" : "{ticket}";
        if (!format.contains(id)) {
            throw invalid("policies.order-id", format, "a format with " + id);
        }
        if (policies.ticketIds() == TicketIds.PER_STORE && !format.contains("{store}")) {
            throw invalid("policies.order-id", format, "a format with {store}, since ticket ids are per store");
        }
    }

    private InvalidFeed invalid(String key, String found, String expected) {
        return new InvalidFeed(feed.name(), key, found.equals("nothing") ? found : '"' + found + '"', expected);
    }
}
