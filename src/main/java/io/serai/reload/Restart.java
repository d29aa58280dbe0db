package io.serai.reload;

import io.serai.lint.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of the road itself, which other files and the drops in hand depend on, are only read at the start. */
final class Restart {

    private Restart() {}

    static List<Finding> why(Path file, @Nullable Version changed) {
        List<Finding> why = new ArrayList<>();
        if (changed != null) {
            why.addAll(changed.errors());
        }
        why.add(new Finding(
                file.toString(),
                1,
                1,
                Finding.Severity.WARNING,
                "restart",
                "only beans and routes that begin with a drop template are taken while the hub runs",
                "run lint, then start the hub anew"));
        return why;
    }
}
