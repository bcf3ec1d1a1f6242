package org.storesync.routing.fact.domain;

import org.jspecify.annotations.Nullable;

/** What the rules need from a store's record. */
public record StoreRecord(
        String storeId,
        @Nullable String nameId,
        String mode,
        @Nullable String createdOn) {}
