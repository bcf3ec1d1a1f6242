package org.storesync.local.cli.report;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

/** {@code ./storesync report}: reports on the terminal, as the demo user admin. */
@CommandLine.Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Show a report: stock-on-hand, stock-value, sync-report or transfers.",
        subcommands = {
            StockOnHandCommand.class,
            StockValueCommand.class,
            SyncReportCommand.class,
            TransfersCommand.class,
            CommandLine.HelpCommand.class
        })
public final class ReportCommand implements Callable<Integer> {
    /** Not inherited, because {@code transfers --state held} means another state. */
    @CommandLine.Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder of the suite (default: .storesync in the checkout); before the report's name.")
    private @Nullable Path folder;

    private @Nullable Person person;

    @Override
    public Integer call() {
        throw new WrongUsage("which report? There are stock-on-hand, stock-value, sync-report and transfers");
    }

    Person person() {
        Person known = person;
        if (known == null) {
            known = StateOption.administrator(StateOption.state(folder));
            person = known;
        }
        return known;
    }
}
