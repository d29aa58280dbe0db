package io.serai.reload;

import io.serai.feed.Agreement;
import io.serai.feed.Feed;
import io.serai.feed.FeedReader;
import io.serai.feed.InvalidFeed;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Reads a partner file with Camel's own loader in a context that is never started, so its routes stay definitions. */
@Component
final class FileFeeds implements FeedReader {

    /** Camel finds its loader by what follows the first dot of a name; an edited copy may have any name. */
    private static final String NAME = "edited.camel.yaml";

    private final Environment settings;

    FileFeeds(Environment settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, Feed> of(String file, byte[] text) {
        try (DefaultCamelContext aside = new DefaultCamelContext()) {
            aside.disableJMX();
            aside.getPropertiesComponent().addPropertiesSource(new Settings(settings));
            aside.build();
            Trial.load(aside, Path.of(NAME), text);
            Map<String, Feed> feeds = new TreeMap<>();
            for (Map.Entry<String, Agreement> declared :
                    LiveFeeds.declared(aside).entrySet()) {
                feeds.put(declared.getKey(), declared.getValue().feed());
            }
            return feeds;
        } catch (InvalidFeed e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException(file + ": " + Trial.reason(e).replace(NAME, file), e);
        }
    }
}
