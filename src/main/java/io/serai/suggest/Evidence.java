package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.Format;
import io.serai.feed.RowKind;
import io.serai.read.Peek;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What speaks for a mapped column, in counts; never a value of a row. */
final class Evidence {
    private final FeedDraft draft;
    private final Format format;
    private final Peek peek;
    private final Drafts all;

    Evidence(FeedDraft draft, Drafts all, Format format, Peek peek) {
        this.draft = draft;
        this.all = all;
        this.format = format;
        this.peek = peek;
    }

    String of(Mapping.Mapped mapped) {
        Column column = mapped.column();
        if (column.filled() == 0) {
            return "empty in all rows looked at";
        }
        String said = said(mapped) + joined(mapped) + overNet(mapped);
        String empty = column.empty() == 0 ? "" : "; " + column.empty() + " empty";
        String wrong = wrong(mapped.field(), column);
        boolean byValues = draft.sample().hasHeader() && mapped.name() == 0 && mapped.choose() == null;
        return said + empty + wrong + (byValues ? "; found by its values" : "");
    }

    private String said(Mapping.Mapped mapped) {
        Column column = mapped.column();
        Function<String, Optional<String>> reader = peek.reader(mapped.field().form(), format);
        long read = column.count(cell -> reader.apply(cell).isPresent());
        String counts = read + " of " + column.filled();
        return switch (mapped.field().form()) {
            case EMAIL -> counts + " values are e-mail addresses";
            case TIME, DATE -> counts + " values are dates";
            case DECIMAL -> counts + " values are numbers" + below(column, reader);
            case FLAG -> counts + " values are yes or no";
            case GENDER -> counts + " values are known words";
            case LANGUAGE -> counts + " values are languages";
            case ID, IDS -> id(mapped, column, read);
            case URL -> counts + " values are web addresses";
            case TEXT -> text(mapped.field(), column);
        };
    }

    private static String below(Column column, Function<String, Optional<String>> reader) {
        long negative = column.count(cell -> reader.apply(cell)
                .map(BigDecimal::new)
                .filter(number -> number.signum() < 0)
                .isPresent());
        return negative == 0 ? "" : ", " + negative + " of them below zero";
    }

    private String id(Mapping.Mapped mapped, Column column, long read) {
        int different = column.distinct().size();
        String said = different == column.filled()
                ? column.filled() + " values, all different"
                : column.filled() + " values, " + different + " different";
        String ids = read == column.filled() ? said : said + ", " + (column.filled() - read) + " of them no ids";
        return ids + ean(mapped, column);
    }

    private static String ean(Mapping.Mapped mapped, Column column) {
        long eans = column.count(Looks::isEan);
        boolean called = Names.words(column.name()).stream()
                .anyMatch(word -> word.startsWith("ean") || word.startsWith("gtin") || word.startsWith("barcode"));
        return mapped.field() == Field.PRODUCT && (called || Fit.isEan(column))
                ? ", " + eans + " with the check digit of an EAN"
                : "";
    }

    private String text(Field field, Column column) {
        long filled = column.filled();
        if (field == Field.PHONE) {
            return column.count(Looks::isPhone) + " of " + filled + " values look like telephone numbers";
        }
        if (field == Field.COUNTRY_CODE) {
            return column.count(Looks::isCountryCode) + " of " + filled + " values are country codes";
        }
        return Guess.count(filled, "value", "values") + ", " + column.distinct().size() + " different";
    }

    private String overNet(Mapping.Mapped mapped) {
        Column net = draft.mapping().column(Field.AMOUNT_NET);
        if (mapped.field() != Field.AMOUNT_GROSS || net == null || net == mapped.column()) {
            return "";
        }
        AmountColumns.Compared compared = new AmountColumns(draft).compared(mapped.column(), net);
        return "; not below amount-net in " + compared.atLeast() + " of " + compared.rows() + " rows";
    }

    /** How ids meet those of the other files. */
    private String joined(Mapping.Mapped mapped) {
        FeedDraft customers = all.of(RowKind.CUSTOMERS);
        FeedDraft tickets = all.of(RowKind.TICKETS);
        if (mapped.field() == Field.CUSTOMER && customers != null) {
            return met(mapped.column(), customers.mapping().column(Field.CUSTOMER_ID), "among the customers");
        }
        if (mapped.field() == Field.TICKET && tickets != null && draft.kind() == RowKind.TICKET_LINES) {
            return met(mapped.column(), tickets.mapping().column(Field.TICKET), "among the tickets");
        }
        return "";
    }

    private static String met(Column column, @org.jspecify.annotations.Nullable Column other, String where) {
        return other == null
                ? ""
                : "; " + column.count(other.distinct()::containsKey) + " of " + column.filled() + " " + where;
    }

    private String wrong(Field field, Column column) {
        if (field.form() == Field.Form.TEXT || field.form() == Field.Form.ID || field.form() == Field.Form.IDS) {
            return "";
        }
        Function<String, Optional<String>> reader = peek.reader(field.form(), format);
        return column.distinct().keySet().stream()
                .filter(cell -> reader.apply(cell).isEmpty())
                .sorted()
                .findFirst()
                .map(cell -> "; the others look like " + Looks.mask(cell).toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** What a column that no field takes looks like. */
    static String look(Column column, Sample sample) {
        if (column.filled() == 0) {
            return "empty";
        }
        String rest = column.empty() == 0 ? "" : ", " + column.empty() + " empty";
        return kind(column, sample) + ", " + column.distinct().size() + " different" + rest;
    }

    private static String kind(Column column, Sample sample) {
        if (sample.dates().containsKey(column)) {
            return "dates";
        }
        if (column.share(cell -> cell.indexOf('@') > 0) > 0.8) {
            return "e-mail addresses";
        }
        if (Fit.isEan(column)) {
            return "EAN codes";
        }
        if (column.share(Looks::isMoney) > 0.8) {
            return "amounts with a currency";
        }
        if (column.share(Looks::isPhone) > 0.8) {
            return "telephone numbers";
        }
        if (column.words().size() <= 4 && column.share(Looks::isFlag) > 0.9) {
            return "yes or no";
        }
        return column.share(Looks::isNumber) > 0.8 ? "numbers" : "text";
    }
}
