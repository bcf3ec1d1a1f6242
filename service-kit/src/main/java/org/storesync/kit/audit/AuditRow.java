package org.storesync.kit.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the audit as it is read again: the entry, its place in the writer's chain, and its detail as text. */
public record AuditRow(
        String writer,
        long seq,
        Instant at,
        String actor,
        String kind,
        @Nullable String about,
        String detail,
        @Nullable String requestId) {}
