package org.storesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.storesync.local.country.Names;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;
import org.storesync.local.suite.Administration;
import org.storesync.local.suite.CentralData;
import org.storesync.local.suite.Reports;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import picocli.CommandLine;

/** Thin calls of the administrator's interface (docs/protocol.md, section 5), with the demo user's token. */
@CommandLine.Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Do an administrator's work over HTTP, as the demo user admin.")
final class AdminCommand {
    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Command(mixinStandardHelpOptions = true, description = "List the sites.")
    int sites() {
        Table table = new Table("site", "id", "kind", "state", "device", "app", "last contact");
        for (JsonNode site : administration().sites()) {
            table.row(
                    Names.slug(text(site, "name")),
                    text(site, "siteId"),
                    text(site, "kind"),
                    text(site, "state"),
                    text(site, "device"),
                    text(site, "app"),
                    text(site, "lastContactAt"));
        }
        System.out.print(table);
        return 0;
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "List the stores: where each is active, and what it is on other sites.")
    int stores() {
        Administration administration = administration();
        List<JsonNode> sites = administration.sites();
        Table table = new Table("store", "id", "active on", "elsewhere");
        Names stores = new Names(DemoCountry.load());
        for (JsonNode store : administration.stores()) {
            table.row(
                    stores.code(text(store, "storeId")),
                    text(store, "storeId"),
                    siteName(sites, text(store, "activeSite")),
                    elsewhere(sites, store));
        }
        System.out.print(table);
        return 0;
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Show one store, or change it: store NKD01 sync-with walu-bay-clinic collector.")
    int store(
            @CommandLine.Parameters(paramLabel = "STORE", description = "Code or id.") String store,
            @CommandLine.Parameters(paramLabel = "[sync-with SITE TYPE | assign SITE]", arity = "0..3")
                    List<String> change) {
        Administration administration = administration();
        StoreId id = new Names(DemoCountry.load()).store(store);
        List<String> words = change == null ? List.of() : change;
        if (words.isEmpty()) {
            System.out.println(administration.store(id).toPrettyString());
        } else if (words.size() == 3 && words.getFirst().equals("sync-with")) {
            administration.syncWith(id, site(administration, words.get(1)), syncType(words.get(2)));
            System.out.println(store + " is " + words.get(2) + " on " + words.get(1) + " now");
        } else if (words.size() == 2 && words.getFirst().equals("assign")) {
            administration.assign(id, words.get(1).equals("none") ? null : site(administration, words.get(1)));
            System.out.println(store + " is active on " + words.get(1) + " now");
        } else {
            throw new LocalFailure("say: admin store STORE, admin store STORE sync-with SITE none|transfer|collector,"
                    + " or admin store STORE assign SITE");
        }
        return 0;
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Change one site: site walu-bay-clinic suspend|resume|release-device|new-secret.")
    int site(
            @CommandLine.Parameters(paramLabel = "SITE", description = "Name or id.") String name,
            @CommandLine.Parameters(paramLabel = "ACT") String act) {
        Administration administration = administration();
        SiteId site = site(administration, name);
        switch (act) {
            case "suspend" -> administration.suspend(site, "suspended from the command line");
            case "resume" -> administration.resume(site);
            case "release-device" -> administration.releaseDevice(site);
            case "new-secret" -> System.out.println("new secret: " + administration.rekey(site));
            default ->
                throw new LocalFailure(
                        "a site can be told suspend, resume, release-device or new-secret, not '" + act + "'");
        }
        System.out.println(name + ": done");
        return 0;
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "List the records that wait in quarantine, and for what.")
    int quarantine() {
        Table table = new Table("site", "type", "id", "why", "waits for", "since");
        Administration administration = administration();
        List<JsonNode> sites = administration.sites();
        for (JsonNode parked : administration.quarantine()) {
            JsonNode waitsFor = parked.path("waitsFor");
            table.row(
                    siteName(sites, text(parked, "siteId")),
                    text(parked, "type"),
                    text(parked, "id"),
                    text(parked, "code"),
                    waitsFor.isObject() ? text(waitsFor, "type") + " " + text(waitsFor, "id") : "-",
                    text(parked, "since"));
        }
        System.out.print(table.isEmpty() ? "nothing waits\n" : table.toString());
        return 0;
    }

    @CommandLine.Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Import central data from a CSV file, all of it or nothing: import items items.csv --dry-run.")
    int load(
            @CommandLine.Parameters(paramLabel = "TYPE", description = "Such as items, names, stores, item-lists.")
                    String type,
            @CommandLine.Parameters(paramLabel = "FILE") Path file,
            @CommandLine.Option(names = "--dry-run", description = "Only check the file.") boolean dryRun) {
        Console console = Console.standard();
        CentralData centralData = centralData();
        CentralData.Import done = console.step(
                dryRun ? type + ": check" : type + ": import",
                () -> centralData.load(
                        type, read(file), dryRun, running -> console.note(running.linesRead() + " lines read")));
        System.out.println((dryRun ? "would be new: " : "new: ") + done.created() + ", changed: " + done.changed()
                + ", as they were: " + done.unchanged());
        return 0;
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Write central data of one type to the terminal as CSV: export items > items.csv.")
    int export(@CommandLine.Parameters(paramLabel = "TYPE") String type) {
        System.out.print(centralData().export(type));
        return 0;
    }

    @CommandLine.Command(
            mixinStandardHelpOptions = true,
            description = "Empty the reports' read models and read all streams again, and wait until they are whole.")
    int rebuild() {
        StateDir state = stateOption.state();
        Reports reports = Reports.ofRunning(state, ControlClient.require(state).ports());
        Console.standard().step("rebuild", () -> reports.rebuildAndWait());
        return 0;
    }

    private CentralData centralData() {
        StateDir state = stateOption.state();
        return CentralData.ofRunning(state, ControlClient.require(state).ports());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new LocalFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private Administration administration() {
        StateDir state = stateOption.state();
        return Administration.ofRunning(state, ControlClient.require(state).ports());
    }

    private static SiteId site(Administration administration, String name) {
        List<JsonNode> sites = administration.sites();
        return sites.stream()
                .filter(site -> text(site, "siteId").equals(name)
                        || text(site, "name").equals(name)
                        || Names.slug(text(site, "name")).equals(name))
                .findFirst()
                .map(site -> new SiteId(site.path("siteId").asInt()))
                .orElseThrow(() -> new LocalFailure("no site '" + name + "'; there are: "
                        + String.join(
                                ", ",
                                sites.stream()
                                        .map(site -> Names.slug(text(site, "name")))
                                        .toList())));
    }

    private static String siteName(List<JsonNode> sites, String id) {
        return sites.stream()
                .filter(site -> text(site, "siteId").equals(id))
                .findFirst()
                .map(site -> Names.slug(text(site, "name")))
                .orElse(id);
    }

    private static String elsewhere(List<JsonNode> sites, JsonNode store) {
        StringBuilder text = new StringBuilder();
        for (JsonNode type : store.path("types")) {
            if (!text(type, "type").equals("active")) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(siteName(sites, text(type, "siteId")))
                        .append(' ')
                        .append(text(type, "type"));
            }
        }
        return text.isEmpty() ? "-" : text.toString();
    }

    private static SyncType syncType(String word) {
        try {
            return SyncType.ofWire(word);
        } catch (IllegalArgumentException e) {
            throw new LocalFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode() ? "-" : value.asText();
    }
}
