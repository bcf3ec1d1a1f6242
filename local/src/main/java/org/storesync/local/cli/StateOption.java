package org.storesync.local.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;
import picocli.CommandLine;

/** The option of every command that works on a suite: which folder. */
final class StateOption {
    @CommandLine.Option(
            names = "--state",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Folder of databases, sites, logs and secrets (default: .storesync in the checkout).")
    private @Nullable Path folder;

    StateDir state() {
        Path given = folder;
        return new StateDir(given == null ? Project.find().defaultState() : given);
    }
}
