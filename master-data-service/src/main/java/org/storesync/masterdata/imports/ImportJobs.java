package org.storesync.masterdata.imports;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.storesync.masterdata.imports.domain.Tally.Counts;

/** Keeps what is known of imports. It is visible at once, while the import's own transaction is still open. */
public interface ImportJobs {
    /** Begins an import, unless another one runs. Imports without a sign of life since {@code deadBefore} count as failed. */
    Optional<UUID> begin(String sheet, boolean dryRun, String by, Instant now, Instant deadBefore);

    /** Notes that the import is alive. */
    void progress(UUID id, long linesTotal, Counts counts, Instant now);

    void finish(UUID id, ImportState state, Counts counts, Instant now);

    Optional<ImportJob> find(UUID id, Instant deadBefore);
}
