package org.storesync.masterdata.central;

import org.jspecify.annotations.Nullable;

/** The record others belong to: the list of lines, the store of what is visible in it. */
public record Owner(@Nullable String id) {
    /** Of a record that stands alone. */
    public static final Owner NONE = new Owner(null);
}
