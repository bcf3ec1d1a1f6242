package org.storesync.reporting.contact.domain;

import org.jspecify.annotations.Nullable;

/**
 * A store and the site where it is active; null: on none.
 *
 * @param ending null: central takes all its data
 */
public record StoreSite(
        String storeId,
        @Nullable Integer activeSite,
        @Nullable Ending ending) {}
