package io.serai.road;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spring.boot.CamelSpringBootInitializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells what else stopped the start without a stack trace: a route that cannot be made, a routes folder that is missing, a port
 * in use. Comes after the analyzers of settings and feeds, whose errors may be causes of these.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RefusedStartAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof PortInUseException port) {
                return portInUse(port);
            }
            if (at instanceof FailedToCreateRouteException
                    || at instanceof FailedToStartRouteException
                    || at instanceof RuntimeCamelException
                    || at instanceof CamelSpringBootInitializationException) {
                return route(at);
            }
        }
        return null;
    }

    private static FailureAnalysis portInUse(PortInUseException port) {
        return new FailureAnalysis(
                "Port " + port.getPort() + " is in use by another program; server.port has to be a free one.",
                "Stop the other program, or choose another port: SERAI_PORT=8081, or server.port in application.yaml.",
                port);
    }

    private static FailureAnalysis route(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        Path folder = Path.of("routes").toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            return new FailureAnalysis(
                    "Folder " + folder + " was not found; expected the folder routes/ that comes with Serai.",
                    "Start Serai in the folder that holds application.yaml and routes/.",
                    trouble);
        }
        String said = String.valueOf(trouble.getMessage());
        String reason = String.valueOf(root.getMessage());
        return new FailureAnalysis(
                "The routes cannot be started: " + said + (said.contains(reason) ? "" : "\n    because: " + reason),
                "Correct the file under " + folder
                        + ", then start again. Parameters of drops and keys of feeds: docs/configuration.md",
                trouble);
    }
}
