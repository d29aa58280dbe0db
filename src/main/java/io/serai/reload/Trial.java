package io.serai.reload;

import io.serai.feed.Agreement;
import io.serai.feed.FeedDeclaration;
import io.serai.receive.PollWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * A partner file started in a context of its own, beside the running hub, with the hub's templates, settings and beans. Its
 * drops start but never poll, so no file is touched.
 */
final class Trial {

    private final CamelContext live;
    private final Environment settings;

    Trial(CamelContext live, Environment settings) {
        this.live = live;
        this.settings = settings;
    }

    /**
     * Starts the file and stops it again.
     *
     * @param templates the hub's own files that define templates and policies, by path
     * @return the feeds that the file declares
     * @throws Exception why it cannot be started; the innermost cause tells
     */
    Map<String, Agreement> of(Map<Path, byte[]> templates, Path file, byte[] text) throws Exception {
        try (DefaultCamelContext beside = new DefaultCamelContext(new DefaultRegistry(new Beans(live)))) {
            beside.disableJMX();
            beside.setSourceLocationEnabled(true);
            beside.setAutoStartup(false);
            beside.getGlobalOptions().put(PollWatch.HELD, "true");
            beside.getPropertiesComponent().addPropertiesSource(new Settings(settings));
            beside.start();
            for (Map.Entry<Path, byte[]> template : templates.entrySet()) {
                load(beside, template.getKey(), template.getValue());
            }
            Set<String> before = ids(beside);
            load(beside, file, text);
            Map<String, Agreement> feeds = LiveFeeds.declared(beside);
            start(beside, before);
            return feeds;
        }
    }

    static void load(CamelContext camel, Path file, byte[] text) throws Exception {
        Resource resource = ResourceHelper.fromBytes("file:" + file, text);
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
    }

    private static void start(CamelContext beside, Set<String> before) throws Exception {
        List<Route> own = beside.getRoutes().stream()
                .filter(route -> !before.contains(route.getRouteId()))
                .toList();
        for (Route route : own) {
            if (!(route.getEndpoint() instanceof KameletEndpoint) && PollWatch.of(route.getEndpoint()) == null) {
                throw new IllegalStateException("route " + route.getRouteId() + " begins with " + route.getEndpoint()
                        + ", which a reload cannot hold back; start the hub anew to have it");
            }
        }
        for (Route route : own) {
            beside.getRouteController().startRoute(route.getRouteId());
        }
    }

    private static Set<String> ids(CamelContext camel) {
        return camel.getRoutes().stream().map(Route::getRouteId).collect(java.util.stream.Collectors.toSet());
    }

    /** The hub's beans by name, without its feeds; its components belong to its own context, so others are made. */
    private record Beans(CamelContext live) implements BeanRepository {

        @Override
        public @Nullable Object lookupByName(String name) {
            return fit(live.getRegistry().lookupByName(name));
        }

        @Override
        public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
            Object bean = fit(live.getRegistry().lookupByNameAndType(name, type));
            return bean == null ? null : type.cast(bean);
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            return Map.of();
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            return Set.of();
        }

        private static @Nullable Object fit(@Nullable Object bean) {
            if (bean instanceof FeedDeclaration) {
                return null;
            }
            if (bean instanceof Component component) {
                try {
                    return component.getClass().getDeclaredConstructor().newInstance();
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(
                            "making another " + component.getClass().getSimpleName(), e);
                }
            }
            return bean;
        }
    }

    /** What people can act upon: the innermost cause. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !root.getCause().equals(root)) {
            root = root.getCause();
        }
        String said = root.getMessage();
        return said == null
                ? root.getClass().getSimpleName()
                : String.valueOf(URISupport.sanitizeUri(said)).strip();
    }
}
