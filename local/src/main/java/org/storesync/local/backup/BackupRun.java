package org.storesync.local.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.storesync.local.host.DiskSpace;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;
import org.storesync.local.postgres.PostgresServer;
import org.storesync.local.suite.Progress;

/** Makes a base backup of a running server, with PostgreSQL's low-level functions. The server goes on working meanwhile. */
public final class BackupRun {
    /** How long the last segment of a backup may take into the archive. */
    private static final Duration ARCHIVE_WAIT = Duration.ofMinutes(2);

    private static final String CANCELLED = "57014";
    private static final int OWN_TABLESPACES = 2;

    private final PostgresServer server;
    private final BackupDir backups;
    private final Progress progress;
    private final Clock clock;

    public BackupRun(PostgresServer server, BackupDir backups, Progress progress, Clock clock) {
        this.server = server;
        this.backups = backups;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Makes a backup; returns its id.
     *
     * @throws LocalFailure in one line; then nothing of it is left
     */
    public String take() {
        try (Closeable _ = backups.lock()) {
            backups.sweep();
            prepareFolders();
            Instant begun = clock.instant();
            String id = begun.truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
            Path unfinished = folder(backups.unfinished(id), "rwx------");
            try (Connection connection = server.superuser("postgres")) {
                requireArchiving(connection);
                copy(connection, id, begun).write(unfinished);
            } catch (SQLException e) {
                StateDir.delete(unfinished);
                throw refused(e);
            } catch (IOException | RuntimeException e) {
                StateDir.delete(unfinished);
                throw e;
            }
            Files.move(unfinished, backups.folder(id), StandardCopyOption.ATOMIC_MOVE);
            return id;
        } catch (IOException e) {
            throw StateDir.explain(backups.root(), e);
        }
    }

    /** Deletes all backups but the newest ones, and the WAL that only older ones need. Returns the ids of those deleted. */
    public List<String> keep(int count) {
        try (Closeable _ = backups.lock()) {
            List<Backup> all = backups.backups();
            List<Backup> old = all.subList(0, Math.max(0, all.size() - count));
            old.forEach(backup -> StateDir.delete(backups.folder(backup.id())));
            backups.wal().deleteBefore(all.get(old.size()).firstWal());
            return old.stream().map(Backup::id).toList();
        } catch (IOException e) {
            throw StateDir.explain(backups.root(), e);
        }
    }

    private void prepareFolders() throws IOException {
        // The server's user may be another one, who must pass through here to reach the archive.
        folder(backups.root(), "rwx--x--x");
        server.give(folder(backups.wal().path(), "rwx------"));
    }

    private static Path folder(Path path, String permissions) throws IOException {
        Files.createDirectories(path);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private void requireArchiving(Connection connection) throws SQLException {
        String command = text(connection, "show archive_command");
        if (!text(connection, "show archive_mode").equals("on")
                || !command.equals(backups.archiving().get("archive_command"))) {
            throw new LocalFailure(
                    "this PostgreSQL does not archive its WAL into "
                            + backups.wal().path()
                            + ", because it was started by an older version: ./storesync down, then ./storesync up, then again");
        }
        if (Integer.parseInt(text(connection, "select count(*) from pg_tablespace")) > OWN_TABLESPACES) {
            throw new LocalFailure("this PostgreSQL has a tablespace outside its data folder, which would be left out:"
                    + " move what is in it into the default tablespace");
        }
        DiskSpace.require(
                backups.root(),
                Long.parseLong(text(connection, "select sum(pg_database_size(oid))::bigint from pg_database")));
    }

    private Backup copy(Connection connection, String id, Instant begun) throws SQLException, IOException {
        String first = text(connection, "select pg_walfile_name(pg_backup_start('storesync " + id + "', true))");
        String[] last = new String[1];
        Backup.Content content = progress.step("data folder", () -> content(connection, id, last));
        Instant ended = clock.instant();
        return new Backup(
                id,
                ended,
                Duration.between(begun, ended),
                new Backup.Origin(
                        text(connection, "select split_part(version(), ' ', 2)"),
                        text(connection, "select system_identifier from pg_control_system()"),
                        Integer.parseInt(first.substring(0, 8), 16),
                        server.fingerprint()),
                first,
                last[0],
                content);
    }

    private Backup.Content content(Connection connection, String id, String[] last) {
        Path archive = BackupDir.archive(backups.unfinished(id));
        try {
            return new BaseArchive(archive, progress).write(server.data(), () -> {
                String[] end = stop(connection);
                last[0] = end[0];
                return end[1];
            });
        } catch (IOException e) {
            throw StateDir.explain(archive, e);
        }
    }

    /** Ends the backup when all WAL that it needs is archived; returns the last segment's name and the label. */
    private static String[] stop(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = " + ARCHIVE_WAIT.toMillis());
            try (ResultSet row =
                    statement.executeQuery("select pg_walfile_name(lsn), labelfile from pg_backup_stop(true)")) {
                row.next();
                return new String[] {row.getString(1), row.getString(2)};
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static LocalFailure refused(SQLException e) {
        return CANCELLED.equals(e.getSQLState())
                ? new LocalFailure(
                        "PostgreSQL could not archive its WAL within " + ARCHIVE_WAIT.toSeconds()
                                + " s: ./storesync logs postgres says why",
                        e)
                : new LocalFailure("PostgreSQL refused the backup: " + e.getMessage(), e);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
