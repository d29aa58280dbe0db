package io.serai.reload;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.lint.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one route file stands.
 *
 * @param file its path
 * @param status whether what it says is what runs
 * @param since when it came to stand so
 * @param findings why it does not run, or what somebody should look at
 * @param routes what runs of it: the ids of its routes
 */
public record FileState(String file, Status status, Instant since, List<Finding> findings, List<String> routes) {

    /** The finding to begin with: one in this file rather than one in another that it clashes with. */
    Optional<Finding> first() {
        return findings.stream()
                .filter(finding -> finding.file().equals(file))
                .findFirst()
                .or(() -> findings.stream().findFirst());
    }

    /** Whether what a file says is what runs. */
    public enum Status {
        /** What it says is what runs. */
        @JsonProperty("running")
        RUNNING,
        /** It can be taken, and will be when the files in hand are finished. */
        @JsonProperty("waiting")
        WAITING,
        /** It cannot be taken; what ran before goes on. */
        @JsonProperty("refused")
        REFUSED,
        /** It was changed and takes effect at the next start. */
        @JsonProperty("restart-needed")
        RESTART_NEEDED,
        /** It could not be started again after a swap that failed: nothing of it runs. */
        @JsonProperty("stopped")
        STOPPED
    }
}
