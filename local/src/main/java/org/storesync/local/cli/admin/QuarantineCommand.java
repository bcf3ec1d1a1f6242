package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.cli.terminal.Terminal;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Quarantine;
import picocli.CommandLine;

/** Shows what waits for what, and lets a person decide about it: about one record, or all that match. */
@CommandLine.Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description =
                "List the records that wait in quarantine, look at one, and decide: judge again, accept, discard.")
final class QuarantineCommand extends AdminPart {
    @Override
    public Integer call() {
        return list(new QuarantineFilters(), new Listing());
    }

    @CommandLine.Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the records that wait, for what, and since when.")
    int list(@CommandLine.Mixin QuarantineFilters filters, @CommandLine.Mixin Listing listing) {
        Map<String, String> select = filters.select(person());
        String id = select.remove(QuarantineFilters.ID);
        List<JsonNode> waiting = person().quarantine().list(select).stream()
                .filter(record -> id == null || Shown.text(record, "id").equals(id))
                .toList();
        Table table = new Table("site", "type", "id", "store", "why", "waits for", "bytes", "since");
        for (JsonNode record : waiting) {
            table.row(
                            person().sites().name(record.path("siteId")),
                            Shown.text(record, "type"),
                            Shown.text(record, "id"),
                            store(record),
                            Shown.text(record, "code"),
                            waitsFor(record),
                            Shown.text(record, "bytes"),
                            Shown.time(record, "receivedAt"))
                    .alarm(record.path("setAside").asBoolean());
        }
        listing.print(waiting, table, "nothing waits");
        return 0;
    }

    @CommandLine.Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show one waiting record beside what central has. The audit keeps who reads it.")
    int show(
            @CommandLine.Parameters(paramLabel = "SITE", description = "Name or id.") String site,
            @CommandLine.Parameters(paramLabel = "TYPE") String type,
            @CommandLine.Parameters(paramLabel = "ID") String id,
            @CommandLine.Option(
                            names = "--reason",
                            required = true,
                            description = "Why you read it. The audit keeps this.")
                    String reason) {
        Listing.print(person().quarantine().show(person().sites().require(site).toString(), type, id, reason));
        return 0;
    }

    @CommandLine.Command(
            name = "judge-again",
            mixinStandardHelpOptions = true,
            description = "Judge records by today's rules: what they waited for may have come.")
    int judgeAgain(@CommandLine.Mixin Decided decided) {
        return decide(Quarantine.Decision.JUDGE_AGAIN, decided);
    }

    @CommandLine.Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Take records as the site sent them, over what central has.")
    int accept(@CommandLine.Mixin Decided decided) {
        return decide(Quarantine.Decision.ACCEPT, decided);
    }

    @CommandLine.Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Drop records; their site is told, and gets what central has.")
    int discard(@CommandLine.Mixin Decided decided) {
        return decide(Quarantine.Decision.DISCARD, decided);
    }

    /** Which records, and why. */
    static final class Decided {
        @CommandLine.Mixin
        private QuarantineFilters filters = new QuarantineFilters();

        @CommandLine.Option(
                names = "--reason",
                required = true,
                description = "Why. The audit keeps this, and the site sees it.")
        private String reason = "";

        @CommandLine.Option(names = "--all", description = "All waiting records.")
        private boolean all;

        @CommandLine.Option(names = "--limit", paramLabel = "N", description = "At most so many.")
        private int limit;

        @CommandLine.Mixin
        private Listing listing = new Listing();
    }

    private int decide(Quarantine.Decision decision, Decided decided) {
        Map<String, String> select = decided.filters.select(person());
        if (select.isEmpty() && !decided.all) {
            throw new WrongUsage("which records? Say at least one of --site, --type, --id, --code, --store, or --all");
        }
        JsonNode answer = person().quarantine().decide(decision, decided.reason, select, decided.limit);
        if (decided.listing.isJson()) {
            Listing.print(answer);
            return 0;
        }
        Table table = new Table("site", "type", "id", "outcome", "why");
        for (JsonNode record : answer.path("items")) {
            table.row(
                    person().sites().name(record.path("siteId")),
                    Shown.text(record, "type"),
                    Shown.text(record, "id"),
                    Shown.text(record, "outcome"),
                    Shown.text(record, "code"));
        }
        System.out.print(table.isEmpty() ? "none match\n" : table.text(Terminal.hasColour()));
        System.out.println(Shown.text(answer, "decided") + " decided"
                + (answer.path("more").asBoolean() ? "; there are more: run the command again" : ""));
        return 0;
    }

    private String store(JsonNode record) {
        String id = Shown.text(record, "storeId");
        return id.equals(Table.NONE) ? id : person().stores().code(id);
    }

    private static String waitsFor(JsonNode record) {
        String type = Shown.text(record, "waitsForType");
        return type.equals(Table.NONE) ? type : type + " " + Shown.text(record, "waitsForId");
    }
}
