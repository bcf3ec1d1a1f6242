package org.storesync.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.storesync.local.cli.running.ControlClient;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.host.WrongUsage;
import picocli.CommandLine;

@CommandLine.Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = "Cut or mend the link between a demo site and central.")
final class LinkCommand implements Callable<Integer> {
    private static final List<String> ACTS = List.of("cut", "mend");

    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Parameters(index = "0", paramLabel = "SITE", description = "As ./storesync status shows it.")
    private String site = "";

    @CommandLine.Parameters(index = "1", paramLabel = "cut|mend")
    private String act = "";

    @Override
    public Integer call() {
        if (!ACTS.contains(act)) {
            throw new WrongUsage("a link can be cut or mended, not '" + act + "': say cut or mend");
        }
        System.out.print(ControlClient.require(stateOption.state()).post("/links/" + site + "/" + act));
        return 0;
    }
}
