package org.storesync.reporting.contact.domain;

import org.jspecify.annotations.Nullable;

/**
 * A store and the site where it is active; null: on none.
 *
 * @param collected central holds its data whole; what it has of another store ends with a day in the past (C1, example F)
 */
public record StoreSite(String storeId, @Nullable Integer activeSite, boolean collected) {}
