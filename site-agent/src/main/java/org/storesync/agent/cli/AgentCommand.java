package org.storesync.agent.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.storesync.agent.SiteParts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code site-agent init|run|sync|...}: the command line of a machine with one site, such as a clinic's PC. */
@Command(
        name = AgentCommand.PROGRAM,
        description = "The remote site of this machine: kept in a folder, edited off line, synced through central.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage", "3:central not reachable"})
public final class AgentCommand extends SiteActions {
    static final String PROGRAM = "site-agent";

    private final SiteParts parts;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:storesync.site.data:-site-data}",
            description = "Folder with the site's settings and database (${DEFAULT-VALUE}).")
    private Path data = Path.of("site-data");

    private AgentCommand(SiteParts parts, Terminal terminal) {
        super(terminal);
        this.parts = parts;
    }

    /** Ends the program with the exit code. */
    public static void main(String[] arguments) {
        boolean live = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(SiteParts.standard(), out, err, live, arguments));
    }

    static int run(SiteParts parts, PrintWriter out, PrintWriter err, boolean live, String... arguments) {
        Terminal terminal = new Terminal(out, err, PROGRAM + ": ", live, parts.clock());
        return commandLine(parts, terminal).execute(arguments);
    }

    static CommandLine commandLine(SiteParts parts, Terminal terminal) {
        CommandLine line = line(new AgentCommand(parts, terminal), PROGRAM, terminal);
        line.getCommandSpec().versionProvider(() -> new String[] {PROGRAM + " " + SiteParts.version()});
        return line;
    }

    @Override
    public Integer call() {
        terminal().line("What to do? Try '" + PROGRAM + " --help'.");
        return ExitCode.USAGE;
    }

    @Override
    SiteHome site() {
        return SiteHome.only(PROGRAM, data.toAbsolutePath().normalize(), parts);
    }
}
