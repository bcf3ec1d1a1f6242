package org.storesync.agent.cli;

/** The exit codes of the command line. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_REACHABLE = 3;

    private ExitCode() {}
}
