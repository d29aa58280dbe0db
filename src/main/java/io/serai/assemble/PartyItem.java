package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.state.Resolved.Party;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Contract schema {@code PartyReference}. */
final class PartyItem {

    private PartyItem() {}

    /**
     * Left out for somebody unknown.
     *
     * @param email what the file of the order or cart says: it was so then, and goes before what is known now
     * @param known null when nothing else is to be said
     */
    static void write(JsonGenerator json, @Nullable String id, @Nullable String email, @Nullable Party known)
            throws IOException {
        if (id == null) {
            return;
        }
        json.writeObjectFieldStart("customer");
        json.writeStringField("id", id);
        Members.text(json, "email", email == null && known != null ? known.email() : email);
        if (known != null) {
            Members.text(json, "firstName", known.firstName());
            Members.text(json, "lastName", known.lastName());
            if (!known.groupIds().isEmpty()) {
                Members.texts(json, "customerGroupIds", known.groupIds());
            }
            Members.text(json, "defaultCustomerGroupId", known.defaultGroupId());
        }
        json.writeEndObject();
    }
}
