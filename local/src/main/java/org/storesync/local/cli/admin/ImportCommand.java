package org.storesync.local.cli.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.suite.CentralData;
import picocli.CommandLine;

@CommandLine.Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Import central data from a CSV file, all of it or nothing: import items items.csv --dry-run.")
final class ImportCommand extends AdminPart {
    @CommandLine.Parameters(index = "0", paramLabel = "TYPE", description = "Such as items, names, stores, item-lists.")
    private String type = "";

    @CommandLine.Parameters(index = "1", paramLabel = "FILE")
    private Path file = Path.of("");

    @CommandLine.Option(names = "--dry-run", description = "Only check the file.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Console console = Console.standard();
        byte[] content = read(file);
        CentralData centralData = person().centralData();
        CentralData.Import done = console.step(
                dryRun ? type + ": check" : type + ": import",
                () -> centralData.load(
                        type, content, dryRun, running -> console.note(running.linesRead() + " lines read")));
        System.out.println((dryRun ? "would be new: " : "new: ") + done.created() + ", changed: " + done.changed()
                + ", as they were: " + done.unchanged());
        return 0;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new LocalFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }
}
