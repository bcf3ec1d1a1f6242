package org.storesync.local.cli.backup;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.backup.Backup;
import org.storesync.local.backup.BackupDir;
import org.storesync.local.backup.BackupRun;
import org.storesync.local.cli.running.ControlClient;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Sizes;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.postgres.PostgresServer;
import picocli.CommandLine;

@CommandLine.Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copy all databases of the running suite. From then on every change is archived as well, so that"
                + " ./storesync restore can go to any moment. The sites go on syncing meanwhile.")
public final class BackupCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Option(
            names = "--keep",
            paramLabel = "N",
            description = "Afterwards delete all backups but the newest N, and what only they need.")
    private @Nullable Integer keep;

    @Override
    public Integer call() {
        if (keep != null && keep < 1) {
            throw new WrongUsage("--keep takes a number from 1, not " + keep);
        }
        Console console = Console.standard();
        StateDir state = stateOption.state();
        PostgresServer server = new PostgresServer(
                state,
                new Secrets(state.secrets()),
                Project.find().cache(),
                ControlClient.require(state).ports().postgres());
        BackupDir dir = BackupDir.of(state);
        BackupRun run = new BackupRun(server, dir, console, Clock.systemUTC());
        String id = run.take();
        Backup made = dir.backups().stream()
                .filter(backup -> backup.id().equals(id))
                .findFirst()
                .orElseThrow();
        console.line("backup %s: %s of data in %s, taken in %s, in %s"
                .formatted(
                        id,
                        Sizes.file(made.content().bytes()),
                        Sizes.file(made.content().packedBytes()),
                        Console.time(made.took()),
                        dir.root()));
        if (keep != null) {
            List<String> deleted = run.keep(keep);
            if (!deleted.isEmpty()) {
                console.line("deleted: " + String.join(", ", deleted));
            }
        }
        console.line("Keep a copy of " + dir.root() + " on another machine, and one of " + state.secrets()
                + " apart from it: a restore needs both.");
        return 0;
    }
}
