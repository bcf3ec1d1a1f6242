package org.storesync.masterdata.lostedit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edit central did not take.
 *
 * @param op {@code upsert} or {@code delete}
 * @param code why, as routing said
 * @param body what it would have become, as JSON; null for a delete
 */
public record LostEdit(
        String id,
        String type,
        String recordId,
        String op,
        String code,
        @Nullable String body,
        Instant lostAt) {}
