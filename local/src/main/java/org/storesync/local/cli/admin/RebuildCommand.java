package org.storesync.local.cli.admin;

import org.storesync.local.cli.terminal.Console;
import org.storesync.local.suite.Reports;
import picocli.CommandLine;

@CommandLine.Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Empty the reports' read models and read all streams again, and wait until they are whole.")
final class RebuildCommand extends AdminPart {
    @Override
    public Integer call() {
        Reports reports = person().reports();
        Console.standard().step("rebuild", () -> reports.rebuildAndWait());
        return 0;
    }
}
