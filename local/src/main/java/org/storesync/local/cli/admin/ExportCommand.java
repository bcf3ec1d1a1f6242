package org.storesync.local.cli.admin;

import org.storesync.local.cli.terminal.Csv;
import picocli.CommandLine;

@CommandLine.Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write central data of one type to the terminal as CSV: export items > items.csv.")
final class ExportCommand extends AdminPart {
    @CommandLine.Parameters(paramLabel = "TYPE", description = "Such as items, names, stores, item-lists.")
    private String type = "";

    @CommandLine.Option(
            names = "--no-bom",
            description = "Without the byte order mark by which spreadsheets know that the file is UTF-8.")
    private boolean unmarked;

    @Override
    public Integer call() {
        Csv.print(person().centralData().export(type), unmarked);
        return 0;
    }
}
