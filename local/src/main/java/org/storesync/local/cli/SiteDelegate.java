package org.storesync.local.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.storesync.agent.SiteParts;
import org.storesync.agent.cli.SiteCommand;
import org.storesync.local.cli.terminal.Terminal;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;

/** {@code ./storesync site NAME ...}: the site-agent's own command line, on the sites of a suite's folder. */
final class SiteDelegate {
    private SiteDelegate() {}

    /** @param args {@code site [--state DIR] ...} */
    static int run(String... args) {
        List<String> rest = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
        StateDir state = new StateDir(Project.find().defaultState());
        if (rest.size() >= 2 && rest.getFirst().equals("--state")) {
            state = new StateDir(Path.of(rest.get(1)));
            rest = rest.subList(2, rest.size());
        }
        List<String> arguments = new ArrayList<>(List.of("--home", state.sites().toString()));
        arguments.addAll(rest);
        boolean live = Terminal.isSeen();
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        return SiteCommand.run(
                "./storesync site",
                "storesync: ",
                SiteParts.standard(),
                out,
                err,
                live,
                arguments.toArray(String[]::new));
    }
}
