package io.serai.sandbox;

import java.time.Instant;

/**
 * One request as the sandbox saw it.
 *
 * @param items 0 when the body was not read as an array
 * @param bytes of the body, at most one more than the limit
 */
public record SandboxRequest(Instant at, String path, int items, long bytes, int status) {}
