package org.storesync.local.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.storesync.local.country.CountryRun;
import org.storesync.local.keycloak.KeycloakServer;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.Suite;

/** What runs, where, and how it is: the table at the end of {@code up}, and {@code status}. */
final class StatusReport {
    private static final double MEGABYTE = 1024.0 * 1024;

    private final Suite suite;
    private final CountryRun country;

    StatusReport(Suite suite, CountryRun country) {
        this.suite = suite;
        this.country = country;
    }

    /** @param beginNanos when {@code up} began */
    String welcome(long beginNanos) {
        String took = Console.time(Duration.ofNanos(System.nanoTime() - beginNanos));
        return "\nStoresync is up after " + took + ".\n\n" + now() + "\n" + logins()
                + "\nTry: ./storesync status   ./storesync logs gateway-1   ./storesync down   (tour: README.md)\n";
    }

    String now() {
        Table table = new Table("what", "url", "health", "memory", "cpu", "pid");
        for (ManagedProcess process : suite.processes()) {
            table.row(
                    process.name(),
                    url(process.name()),
                    health(process),
                    process.figures()
                            .map(figures -> String.format(Locale.ROOT, "%.0f MB", figures.memoryBytes() / MEGABYTE))
                            .orElse("-"),
                    process.figures()
                            .map(figures -> Console.time(figures.cpu()))
                            .orElse("-"),
                    process.pid().map(String::valueOf).orElse("-"));
        }
        return table + sites();
    }

    private String sites() {
        Table table = new Table("site", "link", "records", "to send", "to receive", "last complete sync");
        for (CountryRun.SiteFigures site : country.figures()) {
            table.row(
                    site.name(),
                    site.link(),
                    Long.toString(site.records()),
                    Long.toString(site.toSend()),
                    site.toReceive(),
                    site.lastSync());
        }
        return table.isEmpty() ? "" : "\n" + table;
    }

    private String logins() {
        Table table = new Table("demo login", "password", "for");
        List<String> uses = List.of(
                "sites, stores, central data and reports: what ./storesync admin and report use",
                "reading",
                "setting up sites in the field");
        for (int i = 0; i < KeycloakServer.DEMO_USERS.size(); i++) {
            String user = KeycloakServer.DEMO_USERS.get(i);
            table.row(user, suite.keycloak().demoPassword(user), uses.get(i));
        }
        table.row(
                "admin (Keycloak)",
                suite.keycloak().consolePassword(),
                "Keycloak's own console, " + suite.keycloak().uri());
        return table.toString();
    }

    private String url(String process) {
        return switch (process) {
            case "postgres" -> "jdbc:postgresql://127.0.0.1:" + suite.ports().postgres();
            case "keycloak" -> suite.keycloak().realm().toString();
            default -> suite.uri(process).toString();
        };
    }

    private static String health(ManagedProcess process) {
        return switch (process.state()) {
            case RUNNING -> process.isHealthy() ? "ok" : "not ready";
            case STARTING -> "starting";
            case STOPPED -> "stopped";
            case DEAD -> "dead";
        };
    }
}
