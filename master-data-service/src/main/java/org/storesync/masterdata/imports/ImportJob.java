package org.storesync.masterdata.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.imports.domain.Tally.Counts;
import org.storesync.masterdata.sheet.Sheet;

/** An import as everybody may follow it. */
public record ImportJob(
        UUID id,
        Sheet sheet,
        boolean dryRun,
        ImportState state,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long linesTotal,
        Counts counts) {}
