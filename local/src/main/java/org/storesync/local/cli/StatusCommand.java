package org.storesync.local.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.storesync.local.host.StateDir;
import picocli.CommandLine;

@CommandLine.Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show what runs, its health, and each site's link and queues. Exits 1 where nothing runs.")
final class StatusCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @Override
    public Integer call() {
        StateDir state = stateOption.state();
        Optional<ControlClient> running = ControlClient.find(state);
        if (running.isEmpty()) {
            System.out.println("nothing runs in " + state.root() + ": start it with ./storesync up");
            return 1;
        }
        System.out.print(running.get().get("/status"));
        return 0;
    }
}
