package io.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;

/**
 * What the sandbox holds at one moment.
 *
 * @param customers by id
 * @param orders by id
 * @param wentBackwards accepted items that were older than the one held: 0 unless the sender breaks its promise
 */
public record SandboxState(
        SortedMap<String, JsonNode> customers, SortedMap<String, JsonNode> orders, long wentBackwards) {}
