package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import picocli.CommandLine;

@CommandLine.Command(
        name = "maintenance",
        mixinStandardHelpOptions = true,
        description =
                "Close central for work on it, and open it again. Sites are told to come later; people may only read.")
final class MaintenanceCommand extends AdminPart {
    @Override
    public Integer call() {
        return status(new Listing());
    }

    @CommandLine.Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Show whether central is in maintenance, since when, by whom and why.")
    int status(@CommandLine.Mixin Listing listing) {
        JsonNode state = person().administration().maintenance();
        if (listing.isJson()) {
            Listing.print(state);
        } else if (state.path("on").asBoolean()) {
            System.out.printf(
                    "in maintenance since %s, by %s: %s%n",
                    Shown.time(state, "since"), Shown.text(state, "by"), Shown.text(state, "reason"));
        } else {
            System.out.println("central is open");
        }
        return 0;
    }

    @CommandLine.Command(
            name = "on",
            mixinStandardHelpOptions = true,
            description = "Close central: every replica obeys within 5 s. Pushes under way go on to their end.")
    int on(
            @CommandLine.Option(
                            names = "--reason",
                            required = true,
                            description = "What is done. The audit keeps this; sites are not told.")
                    String reason) {
        person().administration().beginMaintenance(reason);
        System.out.println("central is in maintenance; ./storesync admin maintenance off opens it again");
        return 0;
    }

    @CommandLine.Command(
            name = "off",
            mixinStandardHelpOptions = true,
            description = "Open central again. Sites come back within ten minutes, each at another time.")
    int off() {
        person().administration().endMaintenance();
        System.out.println("central is open");
        return 0;
    }
}
