package org.storesync.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = "Cut or mend the link between a demo site and central.")
final class LinkCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Parameters(index = "0", paramLabel = "SITE", description = "As ./storesync status shows it.")
    private String site = "";

    @CommandLine.Parameters(index = "1", paramLabel = "cut|mend")
    private String act = "";

    @Override
    public Integer call() {
        System.out.print(ControlClient.require(stateOption.state()).post("/links/" + site + "/" + act));
        return 0;
    }
}
