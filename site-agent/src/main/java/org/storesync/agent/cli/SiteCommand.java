package org.storesync.agent.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.storesync.agent.SiteParts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code site NAME init|sync|run|status|put|delete|get|list|watch|refused|drop|send-again}: the command line of several sites on one machine. */
@Command(
        name = "site",
        description = "A remote site: kept in a folder, edited off line, synced through central.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage", "3:central not reachable"})
public final class SiteCommand extends SiteActions {
    private final String program;
    private final SiteParts parts;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder that holds the sites' folders (${DEFAULT-VALUE}).")
    private Path home = Path.of(".storesync", "sites");

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The site's folder in there.")
    private String name = "";

    private SiteCommand(String program, SiteParts parts, Terminal terminal) {
        super(terminal);
        this.program = program;
        this.parts = parts;
    }

    /**
     * Runs one command.
     *
     * @param program how it was called, to be repeated in hints
     * @param complains begins each message about an error, such as {@code storesync: }
     * @param live a person watches {@code out}: a progress bar may be drawn
     * @return the exit code
     */
    public static int run(
            String program,
            String complains,
            SiteParts parts,
            PrintWriter out,
            PrintWriter err,
            boolean live,
            String... arguments) {
        Terminal terminal = new Terminal(out, err, complains, live, parts.clock());
        return line(new SiteCommand(program, parts, terminal), program, terminal)
                .execute(arguments);
    }

    /** Without a subcommand: lists the sites. */
    @Override
    public Integer call() {
        terminal().line("Which site, and what to do? " + SiteHome.known(program, home));
        terminal().line("Try '" + program + " --help'.");
        return ExitCode.USAGE;
    }

    @Override
    SiteHome site() {
        return SiteHome.among(program, home, name, parts);
    }
}
