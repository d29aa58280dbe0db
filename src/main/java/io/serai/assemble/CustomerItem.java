package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.CustomerValues;
import io.serai.state.Document;
import io.serai.state.Resolved;
import java.io.IOException;
import java.util.Objects;

/** Contract schemas {@code Customer} and {@code DeletedCustomer}. */
final class CustomerItem {

    private CustomerItem() {}

    static void deleted(JsonGenerator json, CustomerValues values) throws IOException {
        json.writeStringField("id", values.id());
        json.writeBooleanField("deleted", true);
    }

    static void write(JsonGenerator json, CustomerValues values, Document document) throws IOException {
        json.writeStringField("id", values.id());
        Members.text(json, "email", values.email());
        Members.text(json, "firstName", values.firstName());
        Members.text(json, "lastName", values.lastName());
        Members.text(
                json,
                "birthday",
                values.birthday() == null ? null : values.birthday().toString());
        if (values.gender() != null) {
            json.writeNumberField("gender", values.gender());
        }
        json.writeBooleanField("emailMarketingConsent", values.emailConsent());
        json.writeBooleanField("smsMarketingConsent", values.smsConsent());
        Resolved resolved = document.resolved();
        Members.texts(
                json,
                "shopIds",
                values.shopIds().stream().map(resolved::shop).distinct().toList());
        String shop = values.defaultShopId();
        Members.text(json, "defaultShopId", shop == null ? null : resolved.shop(shop));
        Members.texts(json, "customerGroupIds", values.groupIds());
        Members.text(json, "defaultCustomerGroupId", values.defaultGroupId());
        Members.text(json, "langIsoCode", values.language());
        Members.address(json, "billingAddress", values.address());
        Members.times(
                json,
                values.createdAt(),
                values.updatedAt(),
                Objects.requireNonNull(document.header()).version());
        Members.fields(json, "metadata", values.metadata());
        Members.fields(json, "customFields", values.customFields());
    }
}
