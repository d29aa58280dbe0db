package io.serai.model;

/** The canonical values of one part, as kept in the store: immutable, checked, free of the file's format. */
public sealed interface PartValues
        permits CategoryValues,
                ProductValues,
                PromotionValues,
                PlacementValues,
                GroupValues,
                CustomerValues,
                ConsentValues,
                TicketValues,
                LineValues,
                CartValues,
                VisitValues,
                StoreValues {}
