package org.storesync.reporting.contact.domain;

import org.jspecify.annotations.Nullable;

/**
 * A store and the site where it is active; null: on none.
 *
 * @param collected central holds all its data; if not, what central has of the store ends with a day in the past (C1, example F)
 */
public record StoreSite(String storeId, @Nullable Integer activeSite, boolean collected) {}
