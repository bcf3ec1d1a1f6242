package org.storesync.local.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storesync.local.host.DiskSpace;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;
import org.storesync.local.postgres.PostgresServer;
import org.storesync.local.suite.Progress;

/**
 * Restores the data folder of a stopped server: it checks, unpacks a base backup beside the present folder, lets PostgreSQL replay the WAL,
 * and only then puts the new folder into the place of the present one, which it sets aside.
 */
public final class RestoreRun {
    /** Room that PostgreSQL needs beside the copied files to replay WAL. */
    private static final long ROOM_TO_REPLAY = 1_500_000_000L;

    private final PostgresServer server;
    private final StateDir state;
    private final BackupDir backups;
    private final Progress progress;
    private final Clock clock;

    public RestoreRun(PostgresServer server, StateDir state, Progress progress, Clock clock) {
        this.server = server;
        this.state = state;
        this.backups = BackupDir.of(state);
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * What was restored.
     *
     * @param newest when the newest transaction that the databases have was committed
     * @param aside where the former data folder is now
     */
    public record Restored(Instant newest, int timeline, Optional<Path> aside) {}

    /** Chooses a backup, and checks everything that can be checked without changing anything. */
    public RestorePlan plan(RestorePlan.Wish wish) {
        RestorePlan plan = RestorePlan.of(wish, backups, clock);
        requireStopped();
        requireFitting(plan.backup());
        DiskSpace.require(state.postgres(), plan.backup().content().bytes() + ROOM_TO_REPLAY);
        progress.step("backup " + plan.backup().id(), () -> requireWhole(plan.backup()));
        return plan;
    }

    /** Restores in the place of the present data folder. */
    public Restored replace(RestorePlan plan) {
        Path fresh = state.postgres().resolve("data.restored");
        Recovery.Recovered recovered = into(plan, fresh);
        String stamp =
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
        Path aside = state.postgres().resolve("data.before-" + stamp);
        boolean present = Files.exists(server.data());
        try (Closeable _ = backups.lock()) {
            if (present) {
                Files.move(server.data(), aside, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, server.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StateDir.explain(fresh, e);
        }
        backups.begun(new Life(
                recovered.timeline(),
                plan.life().timeline(),
                clock.instant(),
                plan.to() != null
                        ? plan.to()
                        : later(recovered.newest(), plan.backup().endedAt())));
        return new Restored(recovered.newest(), recovered.timeline(), present ? Optional.of(aside) : Optional.empty());
    }

    /** Restores into another folder, for a second server. */
    Recovery.Recovered into(RestorePlan plan, Path fresh) {
        Backup backup = plan.backup();
        running(fresh).ifPresent(RestoreRun::end);
        StateDir.delete(fresh);
        try (Closeable _ = backups.lock()) {
            progress.step("WAL that is not archived yet", () -> keepReady(backup));
            progress.step("archived WAL", () -> requireWal(plan));
            Files.createDirectories(fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
            progress.step("data folder", () -> unpack(backup, fresh));
            bringUnfinished(backup, fresh);
            server.give(fresh);
            return progress.step("WAL replayed", () -> new Recovery(server, backups, progress).recover(plan, fresh));
        } catch (IOException e) {
            StateDir.delete(fresh);
            throw StateDir.explain(fresh, e);
        } catch (RuntimeException e) {
            StateDir.delete(fresh);
            throw e;
        }
    }

    private void requireStopped() {
        running(server.data()).ifPresent(process -> {
            throw new LocalFailure("PostgreSQL still runs in " + server.data() + " (process " + process.pid()
                    + "): ./storesync down stops it");
        });
    }

    /** The server that works in a folder. */
    private static Optional<ProcessHandle> running(Path data) {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            throw new LocalFailure("can't tell whether PostgreSQL still runs: " + file + " is not readable", e);
        }
    }

    /** A server that a killed restore left. Its folder is deleted next, so nothing of it is needed. */
    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void requireFitting(Backup backup) {
        String ours = PostgresServer.version();
        if (backup.origin().major() != Integer.parseInt(ours.split("\\.", -1)[0])) {
            throw new LocalFailure("the backup " + backup.id() + " is one of PostgreSQL "
                    + backup.origin().version() + ", and this release runs " + ours
                    + ": restore it with the release that made it, then upgrade");
        }
        if (!Files.exists(state.secrets())
                || !server.fingerprint().equals(backup.origin().secrets())) {
            throw new LocalFailure("the passwords in " + state.secrets() + " don't open the databases of the backup "
                    + backup.id() + ": bring the file of that time back, then restore again");
        }
    }

    private void requireWhole(Backup backup) {
        Path archive = BackupDir.archive(backups.folder(backup.id()));
        try {
            if (!new BaseArchive(archive, progress).isWhole(backup.content())) {
                throw new LocalFailure(
                        archive + " is damaged: it differs from its checksum. Restore from another backup"
                                + " (./storesync backups lists them), and bring the file back from a copy if you have one");
            }
        } catch (IOException e) {
            throw StateDir.explain(archive, e);
        }
    }

    private void requireWal(RestorePlan plan) {
        backups.wal().fault(plan.backup().firstWal(), plan.to(), progress).ifPresent(fault -> {
            throw new LocalFailure(fault + ": nothing was restored, because what came after it would be lost."
                    + " Bring the file back from a copy, or name a moment before it with --to");
        });
    }

    /** Complete segments that the server had no time to archive. */
    private void keepReady(Backup backup) {
        for (Path segment : segmentsOf(backup)) {
            Path ready = segment.resolveSibling("archive_status").resolve(segment.getFileName() + ".ready");
            if (Files.exists(ready) && !backups.wal().has(segment.getFileName().toString())) {
                backups.wal().keep(segment);
            }
        }
    }

    /**
     * The segment that the server wrote last has no end, so it is no part of the archive. PostgreSQL finds it in the folder. Segments with
     * higher numbers are old ones that wait to be used again.
     */
    private void bringUnfinished(Backup backup, Path fresh) throws IOException {
        List<Path> segments = segmentsOf(backup);
        long last = -1;
        FileTime newest = FileTime.from(Instant.EPOCH);
        for (Path segment : segments) {
            FileTime written = Files.getLastModifiedTime(segment);
            if (written.compareTo(newest) > 0) {
                newest = written;
                last = WalArchive.number(segment.getFileName().toString());
            }
        }
        for (Path segment : segments) {
            String name = segment.getFileName().toString();
            if (WalArchive.number(name) <= last && !backups.wal().has(name)) {
                Files.copy(segment, fresh.resolve("pg_wal").resolve(name));
            }
        }
    }

    /** The segments in the present data folder, if it is one of the server that was backed up. */
    private List<Path> segmentsOf(Backup backup) {
        Path folder = server.data().resolve("pg_wal");
        if (!Files.isDirectory(folder) || !system().equals(backup.origin().system())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> WalArchive.isSegment(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw StateDir.explain(folder, e);
        }
    }

    /** The identifier of the present data folder: the first number in its control file. */
    private String system() {
        Path control = server.data().resolve("global/pg_control");
        try (InputStream in = Files.newInputStream(control)) {
            return Long.toUnsignedString(ByteBuffer.wrap(in.readNBytes(Long.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .getLong());
        } catch (IOException | RuntimeException e) {
            // Without a control file it is no data folder any more. Nothing can be taken from it.
            return "";
        }
    }

    private void unpack(Backup backup, Path fresh) {
        try {
            new BaseArchive(BackupDir.archive(backups.folder(backup.id())), progress).unpack(backup.content(), fresh);
        } catch (IOException e) {
            throw StateDir.explain(fresh, e);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
