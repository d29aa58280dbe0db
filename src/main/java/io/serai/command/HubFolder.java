package io.serai.command;

import io.serai.feed.Feeds;
import io.serai.state.AcceptedAliases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * The hub's folder without the hub: the same settings, feeds and store, but nothing polls, nothing is delivered and no port is
 * opened. Each bean is made when it is first asked for, so that a command pays only for what it uses. It may be open beside a
 * running hub.
 */
final class HubFolder implements AutoCloseable {

    private final Map<String, String> settings;
    private final String[] arguments;
    private @Nullable ConfigurableApplicationContext context;

    HubFolder(Map<String, String> settings) {
        this(settings, List.of());
    }

    /**
     * A folder with settings of its own.
     *
     * @param arguments settings that must count before {@code application.yaml} is read, as {@code --name=value}
     */
    HubFolder(Map<String, String> settings, List<String> arguments) {
        this.settings = Map.copyOf(settings);
        this.arguments = arguments.toArray(String[]::new);
    }

    /** What was given over the settings of {@code application.yaml}. */
    Map<String, String> given() {
        return settings;
    }

    /** A part of the hub that works without the store, such as {@code Feeds}. */
    <T> T get(Class<T> type) {
        return context().getBean(type);
    }

    /**
     * A part of the hub that works on the store.
     *
     * @throws CannotRun when there is no store here, or it is not of this program's version
     */
    <T> T fromStore(Class<T> type) {
        checkStore();
        get(Feeds.class).accept(get(AcceptedAliases.class).aliases());
        return get(type);
    }

    /**
     * As {@link #fromStore}, for what a command can do without: empty when no hub has run here yet, or the store cannot be asked.
     *
     * @param unasked told why the store cannot be asked
     */
    <T> Optional<T> ifStore(Class<T> type, Consumer<String> unasked) {
        try {
            return Optional.of(fromStore(type));
        } catch (CannotRun e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            unasked.accept("the store was not asked for accepted names of columns: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return Optional.empty();
        }
    }

    /** The settings, as the hub sees them. */
    Environment settings() {
        return context().getEnvironment();
    }

    Path data() {
        return Path.of(settings().getProperty("serai.data-dir", "data"));
    }

    private void checkStore() {
        Path file = data().resolve("serai.db");
        if (settings().getProperty("spring.datasource.url", "").isEmpty() && !Files.exists(file)) {
            throw new CannotRun("no store: found no " + file + "; expected the folder in which the hub runs");
        }
        Flyway versions = get(Flyway.class);
        MigrationInfo current = versions.info().current();
        if (current == null || versions.info().pending().length > 0) {
            throw new CannotRun("the store has version " + (current == null ? "none" : current.getVersion())
                    + ", expected another; start the hub once, which brings the store up to date");
        }
    }

    private ConfigurableApplicationContext context() {
        ConfigurableApplicationContext open = context;
        if (open == null) {
            open = new SpringApplicationBuilder(HubBeans.class)
                    .web(WebApplicationType.NONE)
                    .profiles("command")
                    .lazyInitialization(true)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .registerShutdownHook(false)
                    .initializers(this::settle)
                    .run(arguments);
            context = open;
        }
        return open;
    }

    private void settle(ConfigurableApplicationContext starting) {
        Map<String, Object> own = new LinkedHashMap<>(settings);
        // the hub's own staging folder belongs to the hub, which may be running
        own.putIfAbsent(
                "serai.staging-dir",
                "${serai.data-dir:data}/staging-of-" + ProcessHandle.current().pid());
        starting.getEnvironment().getPropertySources().addFirst(new MapPropertySource("command", own));
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
