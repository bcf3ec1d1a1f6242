package org.storesync.masterdata.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.imports.domain.Tally.Counts;

/** An import as everybody can follow it. */
public record ImportJob(
        UUID id,
        String sheet,
        boolean dryRun,
        ImportState state,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long linesTotal,
        Counts counts) {}
