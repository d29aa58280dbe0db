package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.GroupValues;
import java.io.IOException;

/** Contract schema {@code CustomerGroup}. */
final class GroupItem {

    private GroupItem() {}

    static void write(JsonGenerator json, GroupValues values) throws IOException {
        json.writeStringField("id", values.id());
        json.writeStringField("name", values.name());
        Members.fields(json, "metadata", values.metadata());
    }
}
