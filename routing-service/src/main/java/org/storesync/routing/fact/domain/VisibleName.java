package org.storesync.routing.fact.domain;

/** A name that is visible in a store (B3, D9). */
public record VisibleName(String storeId, String nameId) {}
