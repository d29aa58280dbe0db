package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Format.SeveralEmails;
import io.serai.model.CustomerValues;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.Reason;
import io.serai.model.Reject;
import io.serai.model.TicketValues;
import io.serai.model.TicketValues.Returns;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of rows, for values that did not come from a row: what an operator typed is held to what partners are held to. */
@Component
public final class ValueRules {

    private static final BigDecimal AMOUNT_END = new BigDecimal("1e30");
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2101-01-01T00:00:00Z");

    private final CellForm id;
    private final CellForm text = TextForm.text();
    private final CellForm email = new EmailForm(SeveralEmails.REJECT);
    private final CellForm language;
    private final ReadSettings settings;
    private final CatalogueValueRules catalogue;

    ValueRules(ReadSettings settings) {
        this.settings = settings;
        this.id = TextForm.id(settings);
        this.language = WordForm.language(plain().format());
        this.catalogue = new CatalogueValueRules(
                id, email, language, settings.customFieldBytesMax().toBytes());
    }

    /** The languages are those of a feed that says nothing about them. */
    private static Feed plain() {
        FeedDeclaration plain = new FeedDeclaration();
        plain.setPartner("none");
        plain.setRows("ticket-lines");
        List.of("ticket", "store", "line", "product", "quantity", "amount-net", "amount-gross")
                .forEach(field -> plain.getColumns().put(field, field));
        return plain.feed("none");
    }

    /** The first rule that the values break, its column being our name of the value; empty when they are good. */
    public Optional<Reject> broken(PartValues values) {
        try {
            if (values instanceof CustomerValues customer) {
                check(customer);
            } else if (values instanceof TicketValues ticket) {
                check(ticket);
            } else if (values instanceof LineValues line) {
                check(line);
            } else {
                catalogue.check(values);
            }
            return Optional.empty();
        } catch (CellFault fault) {
            return Optional.of(
                    new Reject(1, 1, fault.column(), fault.reason(), fault.found(), fault.expected(), List.of()));
        }
    }

    private void check(CustomerValues values) throws CellFault {
        required("id", values.id(), id);
        if (values.deleted()) {
            return;
        }
        if (values.email() == null) {
            throw new CellFault(Reason.CUSTOMER_WITHOUT_EMAIL, "email", null, "an e-mail address");
        }
        formed("email", values.email(), email);
        required("language", values.language(), language);
        shops(values.shopIds());
        for (String group : values.groupIds()) {
            required("groupIds", group, id);
        }
        formed("firstName", values.firstName(), text);
        formed("lastName", values.lastName(), text);
        formed("defaultShopId", values.defaultShopId(), id);
        formed("defaultGroupId", values.defaultGroupId(), id);
        Integer gender = values.gender();
        if (gender != null && (gender < 0 || gender > 2)) {
            throw new CellFault(Reason.NOT_A_CHOICE, "gender", gender.toString(), "0, 1 or 2");
        }
        LocalDate birthday = values.birthday();
        if (birthday != null && (birthday.getYear() < 1900 || birthday.getYear() > 2100)) {
            throw new CellFault(Reason.DATE_OUT_OF_RANGE, "birthday", birthday.toString(), "a date from 1900 to 2100");
        }
        times(values.createdAt(), values.updatedAt());
        long bytesMax = settings.customFieldBytesMax().toBytes();
        fields("customFields", values.customFields(), bytesMax);
        fields("metadata", values.metadata(), bytesMax);
    }

    private void check(TicketValues values) throws CellFault {
        required("ticket", values.ticket(), id);
        required("orderId", values.orderId(), text);
        required("shopId", values.shopId(), id);
        required("status", values.status(), text);
        formed("customerId", values.customerId(), id);
        formed("customerEmail", values.customerEmail(), email);
        times(values.createdAt(), values.updatedAt());
        fields("metadata", values.metadata(), settings.customFieldBytesMax().toBytes());
        BigDecimal net = values.amountNet();
        BigDecimal gross = values.amountGross();
        if ((net == null) != (gross == null)) {
            String missing = net == null ? "amountNet" : "amountGross";
            throw new CellFault(Reason.REQUIRED, missing, null, "both amounts, or none: then the lines are summed up");
        }
        if (net != null && gross != null) {
            amount("amountNet", net);
            amount("amountGross", gross);
            signs(net, gross, values.returns());
        }
    }

    private static void signs(BigDecimal net, BigDecimal gross, Returns returns) throws CellFault {
        boolean both = net.signum() < 0 && gross.signum() < 0;
        if (both && returns == Returns.REJECT) {
            throw new CellFault(Reason.NEGATIVE_RETURN, "amountGross", gross.toPlainString(), "an amount of 0 or more");
        }
        if (!both && net.signum() < 0 && gross.signum() > 0) {
            throw new CellFault(Reason.NEGATIVE_AMOUNT, "amountNet", net.toPlainString(), "an amount of 0 or more");
        }
        if (!both && gross.signum() < 0) {
            throw new CellFault(Reason.NEGATIVE_AMOUNT, "amountGross", gross.toPlainString(), "an amount of 0 or more");
        }
    }

    private void check(LineValues values) throws CellFault {
        required("product", values.product(), id);
        formed("variant", values.variant(), id);
        formed("name", values.name(), text);
        amount("quantity", values.quantity());
        amount("amountNet", values.amountNet());
        amount("amountGross", values.amountGross());
    }

    static void amount(String name, @Nullable BigDecimal amount) throws CellFault {
        if (amount == null) {
            throw new CellFault(Reason.REQUIRED, name, null, "a number such as 1234.50");
        }
        if (amount.abs().compareTo(AMOUNT_END) >= 0 || amount.scale() > 30) {
            throw new CellFault(Reason.NUMBER_OUT_OF_RANGE, name, amount.toString(), "at most 30 digits");
        }
    }

    static void times(@Nullable Instant created, @Nullable Instant updated) throws CellFault {
        for (Instant time : new Instant[] {created, updated}) {
            if (time != null && (time.isBefore(FIRST) || !time.isBefore(END))) {
                throw new CellFault(Reason.DATE_OUT_OF_RANGE, "createdAt", time.toString(), "a time from 1900 to 2100");
            }
        }
        if (created != null && updated != null && updated.isBefore(created)) {
            throw new CellFault(Reason.DATES_OUT_OF_ORDER, "createdAt", created.toString(), "a time until " + updated);
        }
    }

    private void shops(List<String> shops) throws CellFault {
        if (shops.isEmpty()) {
            throw new CellFault(Reason.REQUIRED, "shopIds", null, "at least one shop");
        }
        for (String shop : shops) {
            required("shopIds", shop, id);
        }
    }

    static void fields(String name, Map<String, Object> fields, long bytesMax) throws CellFault {
        int bytes = NamedCells.bytes(fields);
        if (bytes > bytesMax) {
            throw new CellFault(Reason.METADATA_TOO_LARGE, name, bytes + " bytes", "at most " + bytesMax + " bytes");
        }
    }

    static void required(String name, @Nullable String value, CellForm form) throws CellFault {
        if (value == null || value.isBlank()) {
            throw new CellFault(Reason.REQUIRED, name, null, "a value");
        }
        formed(name, value, form);
    }

    static void formed(String name, @Nullable String value, CellForm form) throws CellFault {
        if (value == null) {
            return;
        }
        try {
            if (value.isEmpty()) {
                throw new CellFault(Reason.REQUIRED, null, "a value, or null to remove it");
            }
            form.canonical(value);
        } catch (CellFault fault) {
            throw new CellFault(fault.reason(), name, fault.found(), fault.expected());
        }
    }
}
