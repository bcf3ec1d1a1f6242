package org.storesync.local.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.storesync.local.cli.running.ControlClient;
import org.storesync.local.cli.running.ControlServer;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.host.StateDir;
import picocli.CommandLine;

@CommandLine.Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Show what runs, its health, and each site's link and queues. Exits 1 where nothing runs, or where"
                        + " something is down.")
final class StatusCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        StateDir state = stateOption.state();
        Optional<ControlClient> running = ControlClient.find(state);
        if (running.isEmpty()) {
            System.out.println(
                    json
                            ? "{\"whole\":false,\"processes\":[],\"sites\":[]}"
                            : "nothing runs in " + state.root() + ": start it with ./storesync up");
            return 1;
        }
        ControlServer.Status status = running.get().status(json);
        System.out.print(status.text());
        return status.whole() ? 0 : 1;
    }
}
