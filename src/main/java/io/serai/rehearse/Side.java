package io.serai.rehearse;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.check.Road;
import io.serai.check.Road.Watch;
import io.serai.feed.Feeds;
import io.serai.feed.PlainColumns;
import io.serai.model.OutcomeCounts;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import io.serai.read.ReadSettings;
import io.serai.read.RowBinder;
import io.serai.read.RowReader;
import io.serai.rehearse.Rehearsed.Made;
import io.serai.state.EmptyStore;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Snapshots;
import io.serai.state.StoreView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The reading half of the road with a store of its own, that goes with its folder: one for each of the two declarations. */
final class Side implements AutoCloseable {

    /** A view that Spring Boot puts over the settings of one context only. */
    private static final String VIEW_OF_ANOTHER = "configurationProperties";

    private final Declarations feeds;
    private final AnnotationConfigApplicationContext context;

    /** The hub's own beans of these stages, with the hub's settings; nothing polls, delivers or listens. */
    @ComponentScan({"io.serai.road", "io.serai.reject", "io.serai.state", "io.serai.settings"})
    private static final class Stages {}

    private Side(Declarations feeds, AnnotationConfigApplicationContext context) {
        this.feeds = feeds;
        this.context = context;
    }

    /**
     * Makes the empty store.
     *
     * @param hub its parts that keep nothing between files
     * @param folder an empty one
     */
    static Side open(HubParts hub, Path folder, Declarations feeds) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setEnvironment(environment(hub.settings(), folder));
        context.registerBean("rowReader", RowReader.class, hub::reader);
        context.registerBean("rowBinder", RowBinder.class, hub::binder);
        context.registerBean("readSettings", ReadSettings.class, hub::readSettings);
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.registerBean("feeds", Feeds.class, () -> feeds);
        context.registerBean("meters", MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(Stages.class);
        context.refresh();
        EmptyStore.make(context.getBean(DataSource.class));
        return new Side(feeds, context);
    }

    private static ConfigurableEnvironment environment(ConfigurableEnvironment hub, Path folder) {
        StandardEnvironment own = new StandardEnvironment();
        own.setActiveProfiles("command");
        MutablePropertySources sources = own.getPropertySources();
        List.copyOf(sources.stream().map(PropertySource::getName).toList()).forEach(sources::remove);
        sources.addFirst(new MapPropertySource(
                "rehearsal",
                Map.of(
                        "serai.data-dir",
                        folder.toString(),
                        "serai.staging-dir",
                        folder.resolve("staging").toString(),
                        "spring.datasource.url",
                        "jdbc:sqlite:" + folder.resolve("serai.db"),
                        "serai.store-thrown-away",
                        "true")));
        hub.getPropertySources().stream()
                .filter(source -> !source.getName().equals(VIEW_OF_ANOTHER))
                .forEach(sources::addLast);
        return own;
    }

    /** The columns of a feed whose cells may be shown. */
    PlainColumns columns(String feed) {
        return feeds.has(feed) ? PlainColumns.of(feeds.named(feed)) : PlainColumns.NONE;
    }

    DataSource store() {
        return context.getBean(DataSource.class);
    }

    /** What the store holds now. */
    <T> T look(Function<StoreView, T> work) {
        return context.getBean(Snapshots.class).read(work);
    }

    /** Takes a file along the road. */
    Made take(ReceivedFile file, Watch watch) {
        if (!feeds.has(file.feed())) {
            return new Made("not-taken", 0, OutcomeCounts.NONE, null, null, List.of());
        }
        try {
            DropSummary drop = context.getBean(Road.class).take(file, watch).drop();
            return new Made(
                    drop.result(), drop.records(), drop.outcomes(), drop.failure(), drop.failureText(), drop.notes());
        } catch (StillArriving e) {
            throw new IllegalStateException("archived bytes count as still arriving", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
