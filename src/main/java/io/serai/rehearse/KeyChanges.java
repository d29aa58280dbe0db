package io.serai.rehearse;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.feed.Feed;
import io.serai.rehearse.Rehearsed.KeyChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How two declarations of a feed differ, key by key, in the words of partner files. */
final class KeyChanges {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(new Choices()))
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    private KeyChanges() {}

    /** None when one of the two is missing. */
    static List<KeyChange> between(@Nullable Feed running, @Nullable Feed edited) {
        List<KeyChange> changes = new ArrayList<>();
        if (running != null && edited != null) {
            Differences.of(
                    tree(running), tree(edited), (key, at, one, other) -> changes.add(new KeyChange(at, one, other)));
        }
        return changes;
    }

    /** {@code per-store} for {@code PER_STORE}. */
    @SuppressWarnings("rawtypes")
    private static final class Choices extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        Choices() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum choice, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(choice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private static JsonNode tree(Feed feed) {
        return JSON.valueToTree(feed);
    }
}
