package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Whether an address may be written to: contract schema {@code CustomerEmails}, one address of it.
 *
 * @param optedOut whether it goes to the list of those that may not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConsentValues(String email, boolean optedOut) implements PartValues {}
