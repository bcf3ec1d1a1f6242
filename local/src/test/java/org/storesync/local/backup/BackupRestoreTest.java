package org.storesync.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.postgres.PostgresServer;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.Progress;

@Timeout(180)
class BackupRestoreTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    private StateDir state;
    private PostgresServer server;
    private BackupDir backups;
    private ManagedProcess process;

    @BeforeEach
    void start() throws SQLException {
        state = new StateDir(folder);
        state.prepare();
        backups = BackupDir.of(state);
        server = new PostgresServer(
                state,
                new Secrets(state.secrets()),
                Project.find().cache(),
                Ports.free().postgres());
        server.initialise();
        process = new ManagedProcess(server.process(backups.archiving()), started -> {}, dead -> {});
        process.start();
        execute("create table kept(it int)");
    }

    @AfterEach
    void stop() {
        process.stop();
    }

    @DisplayName("G3: a restore goes to any moment since the first backup, also to one that an earlier restore gave up")
    @Test
    void restoresToAMomentToTheNewestStateAndIntoAFormerLife() throws SQLException, IOException {
        assertThat(backups.wal().segments())
                .as("nothing is archived before the first backup")
                .isEmpty();
        insert(1);
        String first = backup();
        assertThat(backups.archivedTo())
                .as("the backup itself, as long as nothing is archived since")
                .isEqualTo(backups.backups().getFirst().endedAt());
        insert(2);
        Instant second = now();
        insert(3);
        Instant third = now();
        insert(4);

        assertThat(restored(second)).as("to a moment").containsExactly(1, 2);
        insert(5);
        backup();
        insert(6);
        process.kill9();
        assertThat(restored(null))
                .as("to the newest state, which was not archived")
                .containsExactly(1, 2, 5, 6);
        assertThat(restored(third)).as("to what was given up").containsExactly(1, 2, 3);
        process.stop();
        assertThat(plan(null, null).backupId())
                .as("a backup of the life that goes on")
                .isEqualTo(first);
        assertThat(backups.lives()).extracting(Life::timeline).containsExactly(1, 2, 3, 4);
    }

    @Test
    void refusesBeforeItChangesAnything() throws SQLException, IOException {
        assertThatThrownBy(() -> plan(null, null))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("there is no backup in " + backups.root());
        insert(1);
        Instant before = now();
        String id = backup();
        insert(2);

        assertThatThrownBy(() -> plan(null, null)).hasMessageContaining("PostgreSQL still runs");
        assertThatThrownBy(() -> plan(before, null))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("no backup leads to " + before);
        assertThatThrownBy(() -> plan(now().plus(Duration.ofDays(1)), null))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("is not over yet");
        assertThatThrownBy(() -> plan(null, "another"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("there is no backup 'another'");
        process.stop();
        plan(null, null);
        assertThatThrownBy(() -> run().replace(plan(now(), null)))
                .as("nothing was committed since, so the archive can't prove that it goes so far")
                .hasMessageContaining("leave --to out");

        Path description = backups.folder(id).resolve("backup.properties");
        String told = Files.readString(description);
        Files.writeString(description, told.replace("postgres=18", "postgres=17"));
        assertThatThrownBy(() -> plan(null, null)).hasMessageContaining("is one of PostgreSQL 17");
        Files.writeString(description, "nothing");
        assertThatThrownBy(() -> plan(null, null)).hasMessageContaining("is damaged: delete the folder");
        Files.writeString(description, told);

        String secrets = Files.readString(state.secrets());
        Files.writeString(state.secrets(), secrets.replaceAll("postgres.superuser=.*", "postgres.superuser=another"));
        PostgresServer other = new PostgresServer(
                state, new Secrets(state.secrets()), Project.find().cache(), 20_000);
        assertThatThrownBy(() ->
                        new RestoreRun(other, state, Progress.SILENT, CLOCK).plan(new RestorePlan.Wish(null, null)))
                .hasMessageContaining("bring the file of that time back");
        Files.writeString(state.secrets(), secrets);

        Path segment = backups.wal().path().resolve(backups.backups().getFirst().lastWal() + ".gz");
        Path aside = Files.move(segment, folder.resolve("segment"));
        assertThatThrownBy(() -> run().replace(plan(null, null))).hasMessageContaining("nothing was restored");
        Files.move(aside, segment);

        Path archive = BackupDir.archive(backups.folder(id));
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        assertThatThrownBy(() -> plan(null, null)).hasMessageContaining("it differs from its checksum");

        process.start();
        assertThat(values()).as("the databases are as they were").containsExactly(1, 2);
    }

    @Test
    void keepsAsManyBackupsAsWanted() throws SQLException, IOException {
        String first = backup();
        insert(1);
        Files.createDirectory(backups.unfinished("2020-01-01T00-00-00Z"));
        String second = backup();
        insert(2);

        assertThat(new BackupRun(server, backups, Progress.SILENT, CLOCK).keep(1))
                .containsExactly(first);

        assertThat(backups.backups()).extracting(Backup::id).containsExactly(second);
        assertThat(backups.unfinished("2020-01-01T00-00-00Z"))
                .as("of an interrupted backup")
                .doesNotExist();
        assertThat(restored(null)).containsExactly(1, 2);
    }

    @Test
    void saysThatTheServerDoesNotArchive() {
        process.stop();
        process = new ManagedProcess(server.process(Map.of()), started -> {}, dead -> {});
        process.start();

        assertThatThrownBy(this::backup)
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("does not archive its WAL")
                .hasMessageContaining("./storesync down");
        assertThat(backups.backups()).isEmpty();
    }

    private String backup() {
        return new BackupRun(server, backups, Progress.SILENT, CLOCK).take();
    }

    private RestoreRun run() {
        return new RestoreRun(server, state, Progress.SILENT, CLOCK);
    }

    private RestorePlan plan(@Nullable Instant to, @Nullable String backup) {
        return run().plan(new RestorePlan.Wish(to, backup));
    }

    /** Restores and starts; returns what is there then. */
    private List<Integer> restored(@Nullable Instant to) throws SQLException, IOException {
        process.stop();
        Process left = leftByAKilledRestore();
        Path aside = run().replace(plan(to, null)).aside().orElseThrow();
        assertThat(left.isAlive()).as("what a killed restore left").isFalse();
        assertThat(aside.resolve("PG_VERSION")).exists();
        StateDir.delete(aside);
        process.start();
        return values();
    }

    private Process leftByAKilledRestore() throws IOException {
        Path folder = Files.createDirectories(state.postgres().resolve("data.restored"));
        Process orphan = new ProcessBuilder("sleep", "600").start();
        Files.writeString(folder.resolve("postmaster.pid"), orphan.pid() + "\n");
        return orphan;
    }

    private void insert(int value) throws SQLException {
        execute("insert into kept values (" + value + ")");
    }

    private List<Integer> values() throws SQLException {
        try (Connection connection = server.superuser("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select array_agg(it order by it) from kept")) {
            row.next();
            return List.of((Integer[]) row.getArray(1).getArray());
        }
    }

    /** A moment that lies between what was committed before and after. */
    private static Instant now() {
        Instant now = CLOCK.instant();
        while (!CLOCK.instant().isAfter(now.plusMillis(2))) {
            Thread.onSpinWait();
        }
        return now;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
