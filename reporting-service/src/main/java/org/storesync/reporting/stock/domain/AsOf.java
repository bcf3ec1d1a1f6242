package org.storesync.reporting.stock.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old figures are.
 *
 * @param rebuilding they are not whole: the streams are being read anew
 * @param appliedAt when rows of the feed were last applied
 * @param contactsReadAt when the sites' contacts were last read
 * @param oldestStoreAt of the stores asked for that were ever in contact, the one that was longest not
 * @param storesNever stores asked for that were never in contact
 */
public record AsOf(
        boolean rebuilding,
        @Nullable Instant appliedAt,
        @Nullable Instant contactsReadAt,
        @Nullable Instant oldestStoreAt,
        long storesNever) {}
