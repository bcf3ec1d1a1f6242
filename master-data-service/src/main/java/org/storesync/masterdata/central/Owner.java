package org.storesync.masterdata.central;

import org.jspecify.annotations.Nullable;

/** The record to which others belong: a list for its lines, a store for what is visible in it. */
public record Owner(@Nullable String id) {
    /** For a record that belongs to no other. */
    public static final Owner NONE = new Owner(null);
}
