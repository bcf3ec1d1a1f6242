package org.storesync.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;
import org.storesync.local.postgres.PostgresServer;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.process.ProcessSpec;
import org.storesync.local.suite.Progress;

/** Lets PostgreSQL replay archived WAL in an unpacked data folder, up to a moment, and stops it again. */
final class Recovery {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    /** Until the copied files are consistent and PostgreSQL answers, and until it has written all when it stops. */
    private static final ProcessSpec.Limits LIMITS =
            new ProcessSpec.Limits(Duration.ofMinutes(30), Duration.ofMinutes(5));

    /** A zone in digits, because names of zones are not known yet when PostgreSQL reads its command line. It counts microseconds. */
    private static final DateTimeFormatter TARGET = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String TOO_EARLY = "recovery ended before configured recovery target was reached";

    private static final int LOG_BYTES_MAX = 16 << 20;

    private final PostgresServer server;
    private final BackupDir backups;
    private final Progress progress;

    Recovery(PostgresServer server, BackupDir backups, Progress progress) {
        this.server = server;
        this.backups = backups;
        this.progress = progress;
    }

    /**
     * Where the replay ended.
     *
     * @param newest when the newest transaction was committed
     * @param timeline the new one
     */
    record Recovered(Instant newest, int timeline) {}

    Recovered recover(RestorePlan plan, Path data) {
        try {
            Files.createFile(data.resolve("recovery.signal"));
        } catch (IOException e) {
            throw StateDir.explain(data, e);
        }
        server.give(data.resolve("recovery.signal"));
        ProcessSpec spec = server.process(data, settings(plan)).withLimits(LIMITS);
        long logged = size(spec.log());
        ManagedProcess process = new ManagedProcess(spec, _ -> {}, _ -> {});
        try {
            process.start();
            Recovered recovered = await(process, plan);
            process.stop();
            return recovered;
        } catch (LocalFailure failure) {
            throw saysSince(spec.log(), logged) ? endsTooEarly(plan) : failure;
        } finally {
            process.stop();
        }
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw StateDir.explain(log, e);
        }
    }

    /** The line may stand above others, of calls that PostgreSQL refused while it replayed. */
    private static boolean saysSince(Path log, long from) {
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(from <= Files.size(log) ? from : 0);
            return new String(in.readNBytes(LOG_BYTES_MAX), StandardCharsets.UTF_8).contains(TOO_EARLY);
        } catch (IOException e) {
            throw StateDir.explain(log, e);
        }
    }

    private Map<String, String> settings(RestorePlan plan) {
        Map<String, String> settings = new HashMap<>(backups.archiving());
        settings.put("restore_command", backups.restoring());
        settings.put("recovery_target_timeline", Integer.toString(plan.life().timeline()));
        settings.put("recovery_target_action", "promote");
        if (plan.to() != null) {
            settings.put("recovery_target_time", TARGET.format(plan.to()));
        }
        return settings;
    }

    /** Waits until PostgreSQL has left the recovery. It answers before, as soon as the copied files are consistent. */
    private Recovered await(ManagedProcess process, RestorePlan plan) {
        while (true) {
            if (process.pid().isEmpty()) {
                throw new LocalFailure(process.obituary("ended while it replayed the WAL"));
            }
            try (Connection connection = server.superuser("postgres");
                    Statement statement = connection.createStatement()) {
                if (!isRecovering(statement)) {
                    statement.execute("checkpoint");
                    return new Recovered(newest(statement, plan), timeline(statement));
                }
                progress.note("replayed up to " + newest(statement, plan));
            } catch (SQLException e) {
                progress.note("replaying");
            }
            pause();
        }
    }

    private static boolean isRecovering(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Instant newest(Statement statement, RestorePlan plan) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_last_xact_replay_timestamp()")) {
            row.next();
            OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
            return at == null ? plan.backup().endedAt() : at.toInstant();
        }
    }

    private static int timeline(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select timeline_id from pg_control_checkpoint()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static LocalFailure endsTooEarly(RestorePlan plan) {
        return new LocalFailure("no change was archived at or after " + plan.to()
                + ", so it can't be told whether all before it is there: leave --to out to restore everything");
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
