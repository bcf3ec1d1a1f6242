package org.storesync.local.cli.backup;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.storesync.local.backup.Backup;
import org.storesync.local.backup.BackupDir;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Sizes;
import org.storesync.local.cli.terminal.Table;
import picocli.CommandLine;

@CommandLine.Command(
        name = "backups",
        mixinStandardHelpOptions = true,
        description = "List the backups, and the moments to which a restore can go.")
public final class BackupsCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @Override
    public Integer call() {
        Console console = Console.standard();
        BackupDir dir = BackupDir.of(stateOption.state());
        List<Backup> backups = dir.backups();
        if (backups.isEmpty()) {
            console.line("there is no backup in " + dir.root() + ": ./storesync backup makes one while the suite runs");
            return 0;
        }
        Table table = new Table("backup", "ended", "took", "data", "packed", "PostgreSQL", "timeline");
        for (Backup backup : backups) {
            table.row(
                    backup.id(),
                    seconds(backup.endedAt()),
                    Console.time(backup.took()),
                    Sizes.file(backup.content().bytes()),
                    Sizes.file(backup.content().packedBytes()),
                    backup.origin().version(),
                    Integer.toString(backup.origin().timeline()));
        }
        console.line(table.toString());
        console.line(reach(backups.getFirst().endedAt(), dir.archivedTo()) + " The changes since the first backup take "
                + Sizes.file(dir.archivedBytes()) + ".");
        return 0;
    }

    /**
     * To which moments a restore can go.
     *
     * @param first when the first backup ended
     * @param archived up to when changes are archived: not before the first backup ended
     */
    static String reach(Instant first, Instant archived) {
        Instant last = archived.truncatedTo(ChronoUnit.SECONDS);
        String withoutDisk = last.isBefore(first) ? "it gives the newest backup" : "it can go up to " + last;
        return "A restore can go to any moment from " + seconds(first)
                + " up to the newest change. Without the disk of the databases " + withoutDisk + ".";
    }

    /** As {@code restore --to} takes it: never before the moment itself. */
    private static String seconds(Instant moment) {
        Instant cut = moment.truncatedTo(ChronoUnit.SECONDS);
        return (cut.equals(moment) ? cut : cut.plusSeconds(1)).toString();
    }
}
