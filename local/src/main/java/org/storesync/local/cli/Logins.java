package org.storesync.local.cli;

import java.util.Map;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.cli.terminal.Terminal;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.keycloak.KeycloakServer;

/** The demo logins with their passwords. They are shown to a person at a terminal who asks, and are never in a log. */
final class Logins {
    private static final Map<String, String> USES = Map.of(
            "admin", "sites, stores, central data and reports: what ./storesync admin and report use",
            "viewer", "reading",
            "vendor", "setting up sites in the field",
            "auditor", "reading and verifying the audit");

    private final KeycloakServer keycloak;

    Logins(StateDir state, Ports ports) {
        keycloak = new KeycloakServer(Project.find(), state, new Secrets(state.secrets()), ports);
    }

    /** The table if a person looks; otherwise how to get it, because printed text may be kept. */
    String shown() {
        return Terminal.isSeen() ? table() : "./storesync logins shows the demo logins\n";
    }

    String table() {
        Table table = new Table("demo login", "password", "for");
        for (String user : KeycloakServer.DEMO_USERS) {
            table.row(user, keycloak.demoPassword(user), USES.getOrDefault(user, Table.NONE));
        }
        table.row("admin (Keycloak)", keycloak.consolePassword(), "Keycloak's own console, " + keycloak.uri());
        return table.toString();
    }
}
