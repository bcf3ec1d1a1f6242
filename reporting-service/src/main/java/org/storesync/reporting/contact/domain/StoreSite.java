package org.storesync.reporting.contact.domain;

import org.jspecify.annotations.Nullable;

/** A store and the site where it is active; null: on none. */
public record StoreSite(String storeId, @Nullable Integer activeSite) {}
