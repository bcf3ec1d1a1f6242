package org.storesync.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Prints a script that lets bash and zsh complete the commands: {@code source <(./storesync completion)}. */
@CommandLine.Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a script that makes bash and zsh complete: source <(./storesync completion)")
final class CompletionCommand implements Callable<Integer> {
    /** Commands of the front script itself, and those of the sites. */
    private static final List<String> OTHERS = List.of("site", "test", "bench", "native", "images", "bundle");

    @Override
    public Integer call() {
        CommandLine all = Main.commandLine();
        OTHERS.forEach(name -> all.addSubcommand(name, CommandLine.Model.CommandSpec.create()));
        System.out.print(AutoComplete.bash("storesync", all));
        return 0;
    }
}
