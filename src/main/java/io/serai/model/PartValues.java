package io.serai.model;

/** The canonical values of one part, as kept in the store: immutable, checked, free of the file's format. */
public sealed interface PartValues permits CustomerValues, TicketValues, LineValues {}
