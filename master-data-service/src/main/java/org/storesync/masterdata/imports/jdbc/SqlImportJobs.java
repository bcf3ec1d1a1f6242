package org.storesync.masterdata.imports.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.masterdata.imports.ImportJob;
import org.storesync.masterdata.imports.ImportJobs;
import org.storesync.masterdata.imports.ImportState;
import org.storesync.masterdata.imports.domain.ImportProblem;
import org.storesync.masterdata.imports.domain.Tally.Counts;

/** Table {@code import_job}. Its unique index lets only one import run at a time, over all replicas. */
@Singleton
@RegisterForReflection(targets = ImportProblem.class) // kept as JSON; the rules know of no framework
class SqlImportJobs implements ImportJobs {
    private static final TypeReference<List<ImportProblem>> PROBLEMS = new TypeReference<>() {};

    private final Transactions transactions;
    private final ObjectMapper json;

    SqlImportJobs(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public Optional<UUID> begin(String sheet, boolean dryRun, String by, Instant now, Instant deadBefore) {
        return transactions.call(connection -> {
            bury(connection, deadBefore);
            return Jdbc.first(connection, """
                    insert into import_job (id, sheet, dry_run, state, started_by, started_at, alive_at,
                        lines_total, lines_read, created, changed, unchanged, problem_count, problems)
                    values (uuidv7(), ?, ?, 'RUNNING', ?, ?, ?, 0, 0, 0, 0, 0, 0, '[]')
                    on conflict (state) where state = 'RUNNING' do nothing returning id""", row -> row.getObject(1, UUID.class), sheet, dryRun, by, now, now);
        });
    }

    private void bury(Connection connection, Instant deadBefore) throws SQLException {
        Jdbc.update(
                connection,
                "update import_job set state = 'FAILED', finished_at = alive_at, problem_count = 1, problems = ?"
                        + " where state = 'RUNNING' and alive_at < ?",
                problems(List.of(
                        ImportProblem.of(0, "", "the service ended meanwhile, nothing was changed; try again", ""))),
                deadBefore);
    }

    @Override
    public void progress(UUID id, long linesTotal, Counts counts, Instant now) {
        transactions.run(connection -> Jdbc.update(
                connection,
                "update import_job set lines_total = ?, lines_read = ?, created = ?, changed = ?, unchanged = ?,"
                        + " problem_count = ?, problems = ?, alive_at = ? where id = ? and state = 'RUNNING'",
                linesTotal,
                counts.linesRead(),
                counts.created(),
                counts.changed(),
                counts.unchanged(),
                counts.problemCount(),
                problems(counts.problems()),
                now,
                id));
    }

    @Override
    public void finish(UUID id, ImportState state, Counts counts, Instant now) {
        transactions.run(connection -> Jdbc.update(
                connection,
                "update import_job set state = ?, lines_read = ?, created = ?, changed = ?, unchanged = ?,"
                        + " problem_count = ?, problems = ?, finished_at = ? where id = ?",
                state.name(),
                counts.linesRead(),
                counts.created(),
                counts.changed(),
                counts.unchanged(),
                counts.problemCount(),
                problems(counts.problems()),
                now,
                id));
    }

    @Override
    public Optional<ImportJob> find(UUID id, Instant deadBefore) {
        return transactions.call(connection -> {
            bury(connection, deadBefore);
            return Jdbc.first(connection, "select * from import_job where id = ?", this::job, id);
        });
    }

    private ImportJob job(ResultSet row) throws SQLException {
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getString("sheet"),
                row.getBoolean("dry_run"),
                ImportState.valueOf(row.getString("state")),
                row.getString("started_by"),
                Objects.requireNonNull(Jdbc.instant(row, "started_at")),
                Jdbc.instant(row, "finished_at"),
                row.getLong("lines_total"),
                new Counts(
                        row.getLong("lines_read"),
                        row.getLong("created"),
                        row.getLong("changed"),
                        row.getLong("unchanged"),
                        row.getLong("problem_count"),
                        problems(row.getString("problems"))));
    }

    private String problems(List<ImportProblem> problems) {
        try {
            return json.writeValueAsString(problems);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ImportProblem> problems(String text) {
        try {
            return json.readValue(text, PROBLEMS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
