package org.storesync.local.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.suite.Refused;
import picocli.CommandLine;

/** The Java half of {@code ./storesync}; the script finds a JDK, builds what is not built, and calls this. */
@CommandLine.Command(
        name = "./storesync",
        mixinStandardHelpOptions = true,
        description = "Storesync on one machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            LinkCommand.class,
            AdminCommand.class,
            ReportCommand.class,
            SmokeCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        if (args.length > 0 && args[0].equals("site")) {
            return SiteDelegate.run(args);
        }
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            System.err.println("storesync: " + explain(exception));
            return 1;
        });
        return line.execute(args);
    }

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
        return 0;
    }

    private static String explain(Exception exception) {
        if (exception instanceof LocalFailure || exception instanceof Refused) {
            return String.valueOf(exception.getMessage());
        }
        // A fault of ours: name it and where it was, so that it can be reported; no trace over the terminal.
        StackTraceElement[] trace = exception.getStackTrace();
        return "unexpected " + exception + (trace.length > 0 ? " at " + trace[0] : "");
    }
}
