package org.storesync.local.cli;

import java.util.concurrent.Callable;
import org.storesync.local.cli.running.ControlClient;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.host.StateDir;
import picocli.CommandLine;

@CommandLine.Command(
        name = "logins",
        mixinStandardHelpOptions = true,
        description = "Show the demo logins of the running suite, with their passwords.")
final class LoginsCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @Override
    public Integer call() {
        StateDir state = stateOption.state();
        System.out.print(new Logins(state, ControlClient.require(state).ports()).table());
        return 0;
    }
}
