package io.serai.reload;

import io.serai.receive.PollWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the running hub by the file that they come from. A drop is two routes: the file's own, and the poller that its
 * template makes for it, which Camel does not remove with it.
 */
final class LiveRoutes {

    private final CamelContext camel;

    LiveRoutes(CamelContext camel) {
        this.camel = camel;
    }

    /** The ids of the file's own routes. */
    List<String> names(Path file) {
        return own(file).stream().map(Route::getRouteId).sorted().toList();
    }

    /** No further file is taken by the drops of this one; those in hand are finished. */
    void pause(Path file) {
        watches(file).forEach(PollWatch::pause);
    }

    void resume(Path file) {
        watches(file).forEach(PollWatch::resume);
    }

    /** Whether nothing is in hand. */
    boolean isIdle(Path file) {
        return watches(file).stream().allMatch(PollWatch::isIdle)
                && withPollers(file).stream()
                        .allMatch(route -> camel.getInflightRepository().size(route.getRouteId()) == 0);
    }

    void remove(Path file) throws Exception {
        List<PollWatch> watches = watches(file);
        for (Route route : withPollers(file)) {
            remove(route.getRouteId());
        }
        watches.forEach(PollWatch::retire);
    }

    /** Starts the file's routes; when that fails, none of them is left. */
    void add(Path file, byte[] text) throws Exception {
        Set<String> before = ids();
        try {
            Trial.load(camel, file, text);
        } catch (Exception e) {
            Set<String> begun = ids();
            begun.removeAll(before);
            for (String id : begun) {
                remove(id);
            }
            throw e;
        }
    }

    private void remove(String id) throws Exception {
        ModelCamelContext model = (ModelCamelContext) camel;
        RouteDefinition definition = model.getRouteDefinition(id);
        if (definition != null) {
            model.removeRouteDefinition(definition);
        } else {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
        }
        if (camel.getRoute(id) != null) {
            throw new IllegalStateException("route " + id + " could not be stopped");
        }
    }

    private Set<String> ids() {
        return camel.getRoutes().stream().map(Route::getRouteId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Route> own(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return camel.getRoutes().stream()
                .filter(route -> absolute.equals(source(route)))
                .toList();
    }

    private static @Nullable Path source(Route route) {
        Resource source = route.getSourceResource();
        String location = source == null ? "" : source.getLocation();
        return location.startsWith("file:")
                ? Path.of(location.substring("file:".length())).toAbsolutePath().normalize()
                : null;
    }

    /** Pollers first, so that they stop before what they hand their files to. */
    private List<Route> withPollers(Path file) {
        List<Route> routes = new ArrayList<>(pollers(file));
        routes.addAll(own(file));
        return routes;
    }

    private List<Route> pollers(Path file) {
        List<Route> pollers = new ArrayList<>();
        for (Route route : own(file)) {
            Route poller =
                    route.getEndpoint() instanceof KameletEndpoint drop ? camel.getRoute(drop.getRouteId()) : null;
            if (poller != null) {
                pollers.add(poller);
            }
        }
        return pollers;
    }

    private List<PollWatch> watches(Path file) {
        List<PollWatch> watches = new ArrayList<>();
        for (Route poller : pollers(file)) {
            PollWatch watch = PollWatch.of(poller.getEndpoint());
            if (watch != null) {
                watches.add(watch);
            }
        }
        return watches;
    }
}
