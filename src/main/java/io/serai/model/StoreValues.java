package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a row of a partner's list of stores (seed 000, "Stores / sales channels").
 *
 * @param id the partner's id of the store
 * @param name what people call it
 * @param shopId what the destination calls it; null: the same as the partner
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoreValues(String id, String name, @Nullable String shopId) implements PartValues {}
