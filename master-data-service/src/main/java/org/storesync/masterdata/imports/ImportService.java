package org.storesync.masterdata.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.central.Author;
import org.storesync.masterdata.config.MasterDataConfig;
import org.storesync.masterdata.imports.CsvFile.Row;
import org.storesync.masterdata.imports.ImportTransaction.Session;
import org.storesync.masterdata.imports.domain.FileCheck;
import org.storesync.masterdata.imports.domain.Tally;
import org.storesync.masterdata.imports.domain.Tally.Counts;
import org.storesync.masterdata.primacy.Primacy;
import org.storesync.masterdata.sheet.Sheet;
import org.storesync.model.ProblemCode;

/**
 * Imports a file in the background, one at a time. The whole file is read, checked, and merged in one transaction. A dry run does the same,
 * and then rolls everything back.
 */
@Singleton
public class ImportService {
    private static final Logger LOG = Logger.getLogger(ImportService.class);

    private final Primacy primacy;
    private final ImportJobs jobs;
    private final ImportTransaction transaction;
    private final MasterDataConfig.Imports config;
    private final Clock clock;

    ImportService(
            Primacy primacy, ImportJobs jobs, ImportTransaction transaction, MasterDataConfig config, Clock clock) {
        this.primacy = primacy;
        this.jobs = jobs;
        this.transaction = transaction;
        this.config = config.imports();
        this.clock = clock;
    }

    /** Reads the whole file and begins. Its content is checked while the import runs. */
    public UUID start(Sheet sheet, boolean dryRun, InputStream file, Author author) {
        primacy.requireEditing();
        StagedFile staged = StagedFile.of(file, config.fileBytes().asLongValue());
        Optional<UUID> begun = jobs.begin(sheet.name(), dryRun, author.caller().name(), clock.instant(), deadBefore());
        if (begun.isEmpty()) {
            staged.close();
            throw Problem.of(ProblemCode.IMPORT_RUNNING);
        }
        UUID id = begun.get();
        Thread.ofPlatform().daemon().name("import-" + id).start(() -> run(id, sheet, dryRun, staged, author));
        return id;
    }

    public ImportJob find(UUID id) {
        return jobs.find(id, deadBefore()).orElseThrow(() -> Problem.of(ProblemCode.RECORD_UNKNOWN));
    }

    private Instant deadBefore() {
        return clock.instant().minus(config.deadAfter());
    }

    private void run(UUID id, Sheet sheet, boolean dryRun, StagedFile file, Author author) {
        try (file) {
            Counts counts = transaction.run(
                    author, session -> read(id, sheet, file, session), result -> !dryRun && result.problemCount() == 0);
            ImportState state =
                    counts.problemCount() > 0 ? ImportState.FAILED : dryRun ? ImportState.CHECKED : ImportState.DONE;
            jobs.finish(id, state, counts, clock.instant());
            LOG.infof("import of %s: %s, %d new, %d changed", sheet.name(), state, counts.created(), counts.changed());
        } catch (RuntimeException e) {
            LOG.errorf(e, "an import of %s failed; nothing was changed", sheet.name());
            Tally broken = new Tally(1);
            broken.problem(0, "", "the import stopped before its end; nothing was changed, try again", "");
            jobs.finish(id, ImportState.FAILED, broken.counts(), clock.instant());
        }
    }

    private Counts read(UUID id, Sheet sheet, StagedFile file, Session session) {
        Tally tally = new Tally(config.problemsShown());
        int lineBytes = Math.toIntExact(config.lineBytes().asLongValue());
        try {
            switch (check(file, lineBytes)) {
                case FileCheck.Result.Bad(long line, String message) -> tally.problem(line, "", message, "");
                case FileCheck.Result.Fine(long lines) -> {
                    try (CsvFile rows = new CsvFile(file.path(), sheet, lineBytes, tally)) {
                        if (tally.clean()) {
                            merge(id, lines, rows, new RowMerge(sheet, session, tally), tally);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a file taken in can't be read again", e);
        }
        return tally.counts();
    }

    private static FileCheck.Result check(StagedFile file, int lineBytes) throws IOException {
        try (InputStream in = file.open()) {
            return FileCheck.of(in, lineBytes);
        }
    }

    private void merge(UUID id, long lines, CsvFile file, RowMerge merge, Tally tally) {
        int count = 0;
        List<Row> rows = file.next(config.rowsAtOnce());
        while (!rows.isEmpty()) {
            count += rows.size();
            if (count > config.rowsMax()) {
                tally.problem(rows.getLast().line(), "", "the file has more than " + config.rowsMax() + " rows", "");
                return;
            }
            merge.merge(rows);
            jobs.progress(id, lines, tally.counts(), clock.instant());
            rows = file.next(config.rowsAtOnce());
        }
    }
}
