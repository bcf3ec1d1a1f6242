package org.storesync.system.suite;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.storesync.local.backup.BackupDir;
import org.storesync.local.backup.BackupRun;
import org.storesync.local.backup.RestorePlan.Wish;
import org.storesync.local.backup.RestoreRun;
import org.storesync.local.host.StateDir;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.Progress;
import org.storesync.local.suite.Suite;

/** Backs up the running suite and restores it, with what {@code ./storesync backup} and {@code restore} run. */
public final class Restores {
    private static final String KEYCLOAK = "keycloak";

    private final Suite suite;
    private final Clock clock;

    public Restores(Suite suite, Clock clock) {
        this.suite = suite;
        this.clock = clock;
    }

    public boolean hasBackup() {
        return !BackupDir.of(suite.state()).backups().isEmpty();
    }

    /** Makes a backup while everything runs. */
    public void backup() {
        new BackupRun(suite.postgres(), BackupDir.of(suite.state()), Progress.SILENT, clock).take();
    }

    /**
     * Kills all processes but Keycloak, restores the databases to a moment, and starts the processes again, PostgreSQL first. Keycloak only
     * loses its connections.
     *
     * @param meanwhile is done while nothing of central runs
     */
    public void to(Instant moment, Runnable meanwhile) {
        List<ManagedProcess> killed = suite.processes().stream()
                .filter(process -> !process.name().equals(KEYCLOAK))
                .filter(process -> process.pid().isPresent())
                .toList();
        killed.reversed().forEach(ManagedProcess::kill9);
        RestoreRun run = new RestoreRun(suite.postgres(), suite.state(), Progress.SILENT, clock);
        run.replace(run.plan(new Wish(moment, null))).aside().ifPresent(StateDir::delete);
        meanwhile.run();
        killed.getFirst().start();
        List<ManagedProcess> services = killed.subList(1, killed.size());
        services.forEach(ManagedProcess::launch);
        services.forEach(ManagedProcess::awaitReady);
    }

    /** Deletes all backups, so that PostgreSQL archives nothing any more. */
    public void forget() {
        StateDir.delete(suite.state().backups());
    }
}
