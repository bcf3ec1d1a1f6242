package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

/** Lists the users that sites made (C5). */
@CommandLine.Command(
        name = "users",
        mixinStandardHelpOptions = true,
        description =
                "List the users that sites made. Their passwords stay at their site; nobody signs in with them here.")
final class UsersCommand extends AdminPart {
    @CommandLine.Mixin
    private Listing listing = new Listing();

    @Override
    public Integer call() {
        Person person = person();
        List<JsonNode> users = person.administration().users();
        Table table = new Table("user", "first name", "last name", "job", "store", "made on", "id");
        for (JsonNode user : users) {
            table.row(
                    Shown.text(user, "name"),
                    Shown.text(user, "firstName"),
                    Shown.text(user, "lastName"),
                    Shown.text(user, "jobTitle"),
                    person.stores().code(Shown.text(user, "storeId")),
                    person.sites().name(user.path("siteId")),
                    Shown.text(user, "id"));
        }
        listing.print(users, table, "no site has made a user");
        return 0;
    }
}
