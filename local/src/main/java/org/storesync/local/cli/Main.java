package org.storesync.local.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.storesync.local.cli.admin.AdminCommand;
import org.storesync.local.cli.backup.BackupCommand;
import org.storesync.local.cli.backup.BackupsCommand;
import org.storesync.local.cli.backup.RestoreCommand;
import org.storesync.local.cli.report.ReportCommand;
import org.storesync.local.host.WrongUsage;
import picocli.CommandLine;

/** The Java half of {@code ./storesync}. The script finds a JDK, builds what is not built, and calls this class. */
@CommandLine.Command(
        name = "./storesync",
        mixinStandardHelpOptions = true,
        description = "Storesync on one machine.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or nothing runs", "2:wrong usage"})
public final class Main implements Runnable {
    private static final String HELP = "help";
    private static final Map<String, Class<?>> COMMANDS = commands();

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line; returns its exit code. */
    public static int run(String... args) {
        if (args.length > 0 && args[0].equals("site")) {
            return SiteDelegate.run(args);
        }
        return commandLine(args.length == 0 ? "" : args[0]).execute(args);
    }

    /** Only the named command is read, because reading the options of all commands takes half of a short command's time. */
    private static CommandLine commandLine(String first) {
        CommandLine line = new CommandLine(new Main());
        COMMANDS.forEach((name, type) -> {
            if (name.equals(first) || !COMMANDS.containsKey(first) || first.equals(HELP)) {
                line.addSubcommand(name, type);
            }
        });
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            Program.tell(exception, _ -> false);
            return exception instanceof WrongUsage ? wrongUsage(command) : Program.FAILED;
        });
        Program.prepare(line);
        return line;
    }

    /** All commands of this half, for completion. */
    static CommandLine commandLine() {
        return commandLine(HELP);
    }

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("up", UpCommand.class);
        commands.put("down", DownCommand.class);
        commands.put("status", StatusCommand.class);
        commands.put("logs", LogsCommand.class);
        commands.put("logins", LoginsCommand.class);
        commands.put("link", LinkCommand.class);
        commands.put("admin", AdminCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("backup", BackupCommand.class);
        commands.put("backups", BackupsCommand.class);
        commands.put("restore", RestoreCommand.class);
        commands.put("smoke", SmokeCommand.class);
        commands.put("release", ReleaseCommand.class);
        commands.put("completion", CompletionCommand.class);
        commands.put("train", TrainCommand.class);
        commands.put(HELP, CommandLine.HelpCommand.class);
        return commands;
    }

    @Override
    public void run() {
        throw new WrongUsage("which command? ./storesync help lists them");
    }

    private static int wrongUsage(CommandLine command) {
        System.err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }
}
