package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.model.FileUnusable;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.yaml.snakeyaml.Yaml;

/** Reads files as the road does, with settings and a clock of the test's choice. */
public final class Reading {
    public static final Instant SEEN = Instant.parse("2026-04-12T10:00:00Z");

    private static final RowBinder BINDER = new BindyRowBinder(settings(Map.of()), new DefaultCamelContext());

    private Reading() {}

    static ReadSettings settings(Map<String, ?> changes) {
        return new Binder(new MapConfigurationPropertySource(changes))
                .bindOrCreate("serai.read", Bindable.of(ReadSettings.class));
    }

    static RowReader reader(ReadSettings settings, Instant now) {
        return new FileRowReader(settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    static ReceivedFile received(Path path, Feed feed) {
        try {
            return new ReceivedFile(
                    feed.partner(),
                    feed.name(),
                    path.getFileName().toString(),
                    "folder:in",
                    SEEN,
                    Files.exists(path) ? Files.size(path) : 0,
                    "0".repeat(64),
                    path,
                    SEEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every row of the file, as it was bound. */
    public static List<BoundRow> bound(Path path, Feed feed) throws FileUnusable, StillArriving {
        return bound(path, feed, settings(Map.of()), SEEN.plusSeconds(86_400));
    }

    static List<BoundRow> bound(Path path, Feed feed, ReadSettings settings, Instant now)
            throws FileUnusable, StillArriving {
        List<BoundRow> bound = new ArrayList<>();
        try (OpenFile open = reader(settings, now).open(received(path, feed), feed)) {
            while (open.hasNext()) {
                bound.addAll(BINDER.bind(open, open.next()));
            }
        } catch (OpenFile.Unusable e) {
            throw e.unusable();
        } catch (OpenFile.Arriving e) {
            throw e.arriving();
        }
        return bound;
    }

    /** The feeds of a partner's YAML file, filled as Camel does: camel-cased keys into live maps. */
    static Map<String, Feed> feeds(Path yaml) throws IOException {
        List<Map<String, List<Map<String, Object>>>> documents = new Yaml().load(Files.readString(yaml));
        Map<String, Feed> feeds = new LinkedHashMap<>();
        for (Map<String, Object> bean : documents.get(0).getOrDefault("beans", List.of())) {
            String name = String.valueOf(bean.get("name"));
            feeds.put(name, declaration(bean.get("properties")).feed(name));
        }
        return feeds;
    }

    static FeedDeclaration declaration(@Nullable Object properties) {
        FeedDeclaration declaration = new FeedDeclaration();
        Map<?, ?> map = (Map<?, ?>) java.util.Objects.requireNonNull(properties);
        declaration.setPartner(String.valueOf(map.get("partner")));
        declaration.setRows(String.valueOf(map.get("rows")));
        fill(declaration.getFormat(), map.get("format"));
        fill(declaration.getColumns(), map.get("columns"));
        fill(declaration.getDefaults(), map.get("defaults"));
        fill(declaration.getCustomFields(), map.get("custom-fields"));
        fill(declaration.getMetadata(), map.get("metadata"));
        fill(declaration.getPolicies(), map.get("policies"));
        return declaration;
    }

    private static void fill(Map<String, Object> group, @Nullable Object declared) {
        if (declared instanceof Map<?, ?> map) {
            map.forEach((key, value) -> group.put(camelCased(String.valueOf(key)), value));
        }
    }

    private static String camelCased(String key) {
        StringBuilder text = new StringBuilder();
        for (String word : key.split("-", -1)) {
            text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }
}
