package org.storesync.local.cli.running;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Terminal;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

/** The option of every command that works on a suite: its folder. */
public final class StateOption {
    private static final String ADMINISTRATOR = "admin";

    @CommandLine.Option(
            names = "--state",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Folder of databases, sites, logs and secrets (default: .storesync in the checkout).")
    private @Nullable Path folder;

    public StateDir state() {
        return state(folder);
    }

    /** The folder that the user named, otherwise the checkout's own. */
    public static StateDir state(@Nullable Path folder) {
        return new StateDir(folder == null ? Project.find().defaultState() : folder);
    }

    /** The demo administrator of the suite that runs there. */
    public Person administrator() {
        return administrator(state());
    }

    /** A demo person of the suite that runs there. */
    public Person person(String user) {
        return person(state(), user);
    }

    public static Person administrator(StateDir state) {
        return person(state, ADMINISTRATOR);
    }

    private static Person person(StateDir state, String user) {
        ControlClient running = ControlClient.require(state);
        return Person.ofRunning(
                state,
                running.ports(),
                user,
                running::token,
                asked -> Terminal.password("This needs a fresh login. Password of " + asked));
    }
}
