package org.storesync.local.cli.admin;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

/** What the subcommands of {@code admin} share: the person for whom they work. */
abstract class AdminPart implements Callable<Integer> {
    @CommandLine.ParentCommand
    private @Nullable AdminCommand admin;

    final AdminCommand admin() {
        return Objects.requireNonNull(admin);
    }

    final Person person() {
        return admin().person();
    }
}
