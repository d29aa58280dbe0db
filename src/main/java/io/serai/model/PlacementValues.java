package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/** That a product lies in a category, told by a row of its own. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlacementValues(String category) implements PartValues {}
