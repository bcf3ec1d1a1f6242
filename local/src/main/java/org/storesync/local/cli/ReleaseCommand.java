package org.storesync.local.cli;

import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.host.Project;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.release.Release;
import picocli.CommandLine;

@CommandLine.Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description =
                "Declare a release: write its commit, and its schema by the migrations of this checkout, to releases/NUMBER.")
final class ReleaseCommand implements Callable<Integer> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    @CommandLine.Parameters(paramLabel = "NUMBER", description = "The release, such as 0.2.0.")
    private String number = "";

    @CommandLine.Parameters(paramLabel = "COMMIT", description = "What it is built from, all 40 digits.")
    private String commit = "";

    @Override
    public Integer call() {
        if (!NUMBER.matcher(number).matches()) {
            throw new WrongUsage("a release is three numbers such as 0.2.0, not '" + number + "'");
        }
        if (!COMMIT.matcher(commit).matches()) {
            throw new WrongUsage("a commit has 40 digits, as git rev-parse prints it, not '" + commit + "'");
        }
        Project project = Project.find();
        Release release = Release.of(project, number);
        release.declare(project, commit);
        Console.standard()
                .line("  release " + number + " has " + release.migrations().size() + " migrations: "
                        + release.folder());
        return 0;
    }
}
