package org.storesync.model.site;

import org.jspecify.annotations.Nullable;

/**
 * The body of a pull.
 *
 * @param lineage this installation
 * @param cursor where to go on; null: everything from the beginning
 * @param maxRecords at most this many rows, null for the limit of the site
 * @param maxBytes at most about this many bytes, null for the limit of the site
 */
public record PullRequest(
        String lineage,
        @Nullable String cursor,
        @Nullable Integer maxRecords,
        @Nullable Integer maxBytes) {}
