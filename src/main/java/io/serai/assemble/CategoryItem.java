package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.CategoryValues;
import java.io.IOException;

/** Contract schema {@code Category}. */
final class CategoryItem {

    private CategoryItem() {}

    static void write(JsonGenerator json, CategoryValues values) throws IOException {
        json.writeStringField("id", values.id());
        Members.text(json, "parentId", values.parentId());
        json.writeStringField("name", values.name());
        Members.fields(json, "metadata", values.metadata());
    }
}
