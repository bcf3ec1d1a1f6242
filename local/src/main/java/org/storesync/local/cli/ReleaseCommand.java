package org.storesync.local.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.storesync.local.cli.running.RunFile;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.postgres.PostgresServer;
import org.storesync.local.process.Programs;
import org.storesync.local.release.Release;
import org.storesync.local.release.ReleaseData;
import picocli.CommandLine;

@CommandLine.Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description =
                "Declare a release: write releases/NUMBER from the suite that runs, which must be built from its commit.")
final class ReleaseCommand implements Callable<Integer> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Parameters(paramLabel = "NUMBER", description = "The release, such as 0.2.0.")
    private String number = "";

    @CommandLine.Parameters(paramLabel = "COMMIT", description = "What it is built from, all 40 digits.")
    private String commit = "";

    @Override
    public Integer call() throws IOException, SQLException {
        if (!NUMBER.matcher(number).matches()) {
            throw new WrongUsage("a release is three numbers such as 0.2.0, not '" + number + "'");
        }
        if (!COMMIT.matcher(commit).matches()) {
            throw new WrongUsage("a commit has 40 digits, as git rev-parse prints it, not '" + commit + "'");
        }
        Project project = Project.find();
        Release release = Release.of(project, number);
        if (release.isDeclared()) {
            throw new LocalFailure("release " + number + " is declared already, in " + release.folder()
                    + ", and a release does not change: choose another number");
        }
        String head = Programs.output(List.of("git", "-C", project.root().toString(), "rev-parse", "HEAD"))
                .map(String::strip)
                .orElse("none");
        if (!head.equals(commit)) {
            throw new LocalFailure("this checkout is at commit " + head + ", so its suite is not built from " + commit
                    + ": check that out, build it and start it first");
        }
        StateDir state = stateOption.state();
        RunFile run = RunFile.read(state)
                .filter(found -> found.ready() && found.up().alive().isPresent())
                .orElseThrow(() -> new LocalFailure("nothing is up in " + state.root()
                        + ", and a release's data come from a running suite: ./storesync up"));
        PostgresServer postgres = new PostgresServer(
                state,
                new Secrets(state.secrets()),
                project.cache(),
                run.ports().postgres());
        long rows = new ReleaseData(release).write(project, state, postgres::superuser, commit);
        Console.standard().line("  " + rows + " rows of release " + number + " are in " + release.folder());
        return 0;
    }
}
