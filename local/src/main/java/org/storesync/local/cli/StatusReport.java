package org.storesync.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.storesync.local.cli.running.ControlServer;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Sizes;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.country.CountryRun;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.process.ProcessUsage;
import org.storesync.local.process.Revival;
import org.storesync.local.suite.Suite;

/** What runs, where, and in which state: the table at the end of {@code up}, and {@code status}. */
final class StatusReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WELL = "ok";

    private final Suite suite;
    private final CountryRun country;
    private final Revival revival;

    private record Line(ManagedProcess process, String health) {
        boolean isWell() {
            return health.equals(WELL);
        }
    }

    StatusReport(Suite suite, CountryRun country, Revival revival) {
        this.suite = suite;
        this.country = country;
        this.revival = revival;
    }

    /** @param beginNanos when {@code up} began */
    String welcome(long beginNanos) {
        String took = Console.time(Duration.ofNanos(System.nanoTime() - beginNanos));
        return "\nStoresync is up after " + took + ".\n\n" + table(lines());
    }

    ControlServer.Status now(boolean json) {
        List<Line> lines = lines();
        return new ControlServer.Status(
                json ? json(lines) : table(lines), lines.stream().allMatch(Line::isWell));
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (ManagedProcess process : suite.processes()) {
            lines.add(new Line(process, health(process)));
        }
        return lines;
    }

    private String table(List<Line> lines) {
        Table table = new Table("what", "url", "health", "memory", "cpu", "pid");
        StringBuilder troubles = new StringBuilder();
        for (Line line : lines) {
            ManagedProcess process = line.process();
            table.row(
                    process.name(),
                    url(process.name()),
                    line.health(),
                    process.figures()
                            .map(figures -> Sizes.memory(figures.memoryBytes()))
                            .orElse(Table.NONE),
                    process.figures()
                            .map(figures -> Console.time(figures.cpu()))
                            .orElse(Table.NONE),
                    process.pid().map(String::valueOf).orElse(Table.NONE));
            revival.trouble(process.name())
                    .ifPresent(trouble -> troubles.append(process.name())
                            .append(" is ")
                            .append(trouble)
                            .append('\n'));
        }
        return table.toString() + troubles + sites();
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

    private String json(List<Line> lines) {
        ObjectNode all = JSON.createObjectNode();
        all.put("whole", lines.stream().allMatch(Line::isWell));
        var processes = all.putArray("processes");
        for (Line line : lines) {
            ManagedProcess process = line.process();
            ObjectNode one = processes
                    .addObject()
                    .put("name", process.name())
                    .put("url", url(process.name()))
                    .put("health", line.health())
                    .put(
                            "memoryBytes",
                            process.figures().map(ProcessUsage::memoryBytes).orElse(null))
                    .put(
                            "cpuMillis",
                            process.figures()
                                    .map(figures -> figures.cpu().toMillis())
                                    .orElse(null))
                    .put("pid", process.pid().orElse(null));
            revival.trouble(process.name()).ifPresent(trouble -> one.put("trouble", trouble));
        }
        var sites = all.putArray("sites");
        for (CountryRun.SiteFigures site : country.figures()) {
            sites.addObject()
                    .put("name", site.name())
                    .put("link", site.link())
                    .put("records", site.records())
                    .put("toSend", site.toSend())
                    .put("toReceive", site.toReceive())
                    .put("lastCompleteSync", site.lastSync());
        }
        return all.toPrettyString() + "\n";
    }

    private String url(String process) {
        return switch (process) {
            case "postgres" -> "jdbc:postgresql://127.0.0.1:" + suite.ports().postgres();
            case "keycloak" -> suite.keycloak().realm().toString();
            default -> suite.uri(process).toString();
        };
    }

    private String health(ManagedProcess process) {
        if (revival.trouble(process.name()).isPresent()) {
            return "down";
        }
        return switch (process.state()) {
            case RUNNING -> process.isHealthy() ? WELL : "not ready";
            case STARTING -> "starting";
            case STOPPED -> "stopped";
            case DEAD -> "dead";
        };
    }
}
