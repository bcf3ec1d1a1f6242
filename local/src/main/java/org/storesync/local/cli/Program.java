package org.storesync.local.cli;

import java.util.function.Predicate;
import org.storesync.agent.cli.Misuse;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Project;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Refused;
import picocli.CommandLine;

/** What the programs behind {@code ./storesync} have in common: how each tells a person what is wrong, and its version. */
public final class Program {
    static final int FAILED = 1;

    private Program() {}

    /**
     * The command line of a program with one command.
     *
     * @param told the program's own failures whose message is for people
     */
    public static CommandLine line(Object command, Predicate<Exception> told) {
        CommandLine line = new CommandLine(command);
        line.setExecutionExceptionHandler((exception, failed, parsed) -> {
            tell(exception, told);
            return exception instanceof WrongUsage ? CommandLine.ExitCode.USAGE : FAILED;
        });
        prepare(line);
        return line;
    }

    /** Gives the line what does not depend on its commands: the answer to a misuse, and the version. */
    static void prepare(CommandLine line) {
        line.setParameterExceptionHandler((exception, arguments) -> {
            System.err.println("storesync: " + Misuse.told(exception));
            return CommandLine.ExitCode.USAGE;
        });
        giveVersion(line);
    }

    private static void giveVersion(CommandLine line) {
        line.getCommandSpec().versionProvider(() -> new String[] {"storesync " + Project.version("storesync")});
        line.getSubcommands().values().forEach(Program::giveVersion);
    }

    static void tell(Exception exception, Predicate<Exception> told) {
        System.err.println("storesync: " + explain(exception, told));
    }

    private static String explain(Exception exception, Predicate<Exception> told) {
        if (exception instanceof LocalFailure
                || exception instanceof Refused
                || exception instanceof WrongUsage
                || told.test(exception)) {
            return String.valueOf(exception.getMessage());
        }
        // A fault of ours: the message names it and its place, so that it can be reported. A stack trace would only
        // fill the terminal.
        StackTraceElement[] trace = exception.getStackTrace();
        return "unexpected " + exception + (trace.length > 0 ? " at " + trace[0] : "");
    }
}
