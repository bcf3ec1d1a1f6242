package org.storesync.masterdata.lostedit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edit that central did not take.
 *
 * @param op {@code upsert} or {@code delete}
 * @param code why, as routing said
 * @param body the body of the edit, as JSON; null for a delete
 */
public record LostEdit(
        String id,
        String type,
        String recordId,
        String op,
        String code,
        @Nullable String body,
        Instant lostAt) {}
