package org.storesync.masterdata.imports.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.imports.ImportJob;
import org.storesync.masterdata.imports.domain.ImportProblem;

/** An import and how far it is. */
public record ImportView(
        @Schema(required = true) String id,

        @Schema(required = true, description = "what it imports, such as items")
        String type,

        @Schema(required = true) boolean dryRun,

        @Schema(
                required = true,
                description = "RUNNING; FAILED: nothing was changed; DONE; CHECKED: a dry run without problems")
        String state,

        @Schema(required = true, description = "the last line that was read")
        long linesRead,

        @Schema(description = "lines of the file, where known") @Nullable
        Long linesTotal,

        @Schema(required = true) long created,
        @Schema(required = true) long changed,
        @Schema(required = true) long unchanged,
        @Schema(required = true) long problemCount,

        @Schema(required = true, description = "the first of them")
        List<LineProblem> problems,

        @Schema(required = true) String startedBy,
        @Schema(required = true) Instant startedAt,
        @Nullable Instant finishedAt) {

    /** What is wrong in a line; line 0 is the whole file. */
    @RegisterForReflection
    public record LineProblem(
            @Schema(required = true) long line,

            @Schema(description = "the column") @Nullable String field,

            @Schema(required = true) String message,

            @Schema(description = "the cell's text, shortened") @Nullable
            String value) {

        static LineProblem from(ImportProblem problem) {
            return new LineProblem(
                    problem.line(),
                    problem.field().isEmpty() ? null : problem.field(),
                    problem.message(),
                    problem.value().isEmpty() ? null : problem.value());
        }
    }

    static ImportView from(ImportJob job) {
        return new ImportView(
                job.id().toString(),
                job.sheet(),
                job.dryRun(),
                job.state().name(),
                job.counts().linesRead(),
                job.linesTotal() == 0 ? null : job.linesTotal(),
                job.counts().created(),
                job.counts().changed(),
                job.counts().unchanged(),
                job.counts().problemCount(),
                job.counts().problems().stream().map(LineProblem::from).toList(),
                job.startedBy(),
                job.startedAt(),
                job.finishedAt());
    }
}
