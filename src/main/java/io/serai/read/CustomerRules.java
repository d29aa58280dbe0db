package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartKey;
import io.serai.model.Reason;
import io.serai.read.BoundRow.BoundPart;
import java.util.List;
import java.util.Map;

/** What a customer row must fulfil as a whole. A deleted customer needs only its id; its other cells may be wiped. */
final class CustomerRules {
    private final Feed feed;
    private final FileColumns file;

    CustomerRules(FileColumns file) {
        this.feed = file.feed();
        this.file = file;
    }

    BoundPart part(CustomerRow row, List<String> cells) throws CellFault {
        CustomerValues values = Boolean.TRUE.equals(row.deleted) ? deletedValues(row) : values(row, cells);
        DocumentKey key = new DocumentKey(feed.partner(), Entity.CUSTOMER, "", values.id());
        return new BoundPart(key, PartKey.HEADER, row.updatedAt, values);
    }

    private static CustomerValues deletedValues(CustomerRow row) {
        return new CustomerValues(
                id(row),
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                row.createdAt,
                row.updatedAt,
                true,
                Map.of(),
                Map.of());
    }

    private CustomerValues values(CustomerRow row, List<String> cells) throws CellFault {
        checkContact(row);
        CommonRules.checkOrder(row.createdAt, row.updatedAt, file.slots());
        List<String> shops = shops(row);
        List<String> groups = groups(row);
        return new CustomerValues(
                id(row),
                row.email,
                row.firstName,
                row.lastName,
                row.birthdate,
                row.gender,
                Boolean.TRUE.equals(row.emailConsent),
                Boolean.TRUE.equals(row.smsConsent),
                shops,
                row.defaultShop == null ? shops.get(0) : row.defaultShop,
                groups,
                row.defaultGroup == null ? groups.get(0) : row.defaultGroup,
                row.language,
                CommonRules.address(
                        row.address, row.city, row.countryCode, row.country, row.phone, row.postalCode, row.region),
                row.createdAt,
                row.updatedAt,
                false,
                file.customFields().of(cells),
                file.metadata().of(cells));
    }

    private void checkContact(CustomerRow row) throws CellFault {
        if (row.email != null) {
            return;
        }
        String expected = "an e-mail address";
        throw row.phone == null
                ? new CellFault(Reason.CONTACT_MISSING, "row", null, expected)
                : new CellFault(Reason.CUSTOMER_WITHOUT_EMAIL, "row", null, expected);
    }

    /** A cell with nothing but separators is there and says nothing. */
    private List<String> groups(CustomerRow row) throws CellFault {
        List<String> groups = IdsForm.split(CommonRules.orEmpty(row.groupIds));
        if (groups.isEmpty()) {
            throw new CellFault(Reason.REQUIRED, file.slots().column(Field.GROUP_IDS), null, "at least one group");
        }
        return groups;
    }

    private List<String> shops(CustomerRow row) throws CellFault {
        List<String> shops = IdsForm.split(CommonRules.orEmpty(row.shopIds));
        if (!shops.isEmpty()) {
            return shops;
        }
        if (row.store == null) {
            Field named = file.slots().of(Field.SHOP_IDS) == null ? Field.STORE : Field.SHOP_IDS;
            throw new CellFault(Reason.REQUIRED, file.slots().column(named), null, "a value for " + named.word());
        }
        return List.of(row.store);
    }

    private static String id(CustomerRow row) {
        return CommonRules.present(row.customerId);
    }
}
