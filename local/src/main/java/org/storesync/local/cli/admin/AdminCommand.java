package org.storesync.local.cli.admin;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

/** {@code ./storesync admin}: simple calls of the administrators' interfaces (docs/protocol.md, section 5), as the demo user admin. */
@CommandLine.Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Do an administrator's work over HTTP, as the demo user admin.",
        subcommands = {
            SitesCommand.class,
            SiteCommand.class,
            StoresCommand.class,
            UsersCommand.class,
            StoreCommand.class,
            VisibilityCommand.class,
            QuarantineCommand.class,
            PrimaryCommand.class,
            MaintenanceCommand.class,
            TransferCommand.class,
            AuditCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            RebuildCommand.class,
            CommandLine.HelpCommand.class
        })
public final class AdminCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    private @Nullable Person person;

    @Override
    public Integer call() {
        throw new WrongUsage("which admin command? ./storesync admin --help lists them");
    }

    /** The administrator, with one login for the whole command. */
    Person person() {
        Person known = person;
        if (known == null) {
            known = stateOption.administrator();
            person = known;
        }
        return known;
    }

    /** Another demo person, such as the auditor. */
    Person person(String user) {
        return stateOption.person(user);
    }
}
