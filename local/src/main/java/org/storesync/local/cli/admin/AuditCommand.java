package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.AuditTrail;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

@CommandLine.Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Show what was done and by whom, and whether the chains are complete; as the demo user auditor.")
final class AuditCommand extends AdminPart {
    private static final String AUDITOR = "auditor";

    @Override
    public Integer call() {
        throw new WrongUsage("use: admin audit list, or admin audit verify");
    }

    @CommandLine.Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the entries of one service's audit.")
    int list(
            @CommandLine.Option(
                            names = "--service",
                            defaultValue = "routing",
                            description = "routing, gateway or master-data (${DEFAULT-VALUE}).")
                    String service,
            @CommandLine.Option(names = "--kind", description = "Only entries of this kind.") @Nullable String kind,
            @CommandLine.Option(names = "--about", description = "Only entries about this record or site.") @Nullable
                    String about,
            @CommandLine.Option(names = "--writer", description = "Only entries of this chain's writer.") @Nullable
                    String writer,
            @CommandLine.Option(names = "--after", description = "Go on where a list ended.") @Nullable String after,
            @CommandLine.Option(
                            names = "--limit",
                            defaultValue = "50",
                            description = "The most entries to show (${DEFAULT-VALUE}).")
                    int limit,
            @CommandLine.Mixin Listing listing) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        put(query, "kind", kind);
        put(query, "about", about);
        put(query, "writer", writer);
        put(query, "after", after);
        put(query, "limit", Integer.toString(limit));
        JsonNode page = admin().person(AUDITOR).audit(service(service)).page(query);
        List<JsonNode> entries = new ArrayList<>();
        page.path("items").forEach(entries::add);
        Table table = new Table("at", "who", "kind", "about", "detail", "writer", "entry");
        for (JsonNode entry : entries) {
            table.row(
                    Shown.time(entry, "at"),
                    Shown.text(entry, "actor"),
                    Shown.text(entry, "kind"),
                    Shown.text(entry, "about"),
                    entry.path("detail").isEmpty()
                            ? Table.NONE
                            : entry.path("detail").toString(),
                    Shown.text(entry, "writer"),
                    Shown.text(entry, "seq"));
        }
        listing.print(entries, table, "no entries");
        String next = page.path("nextCursor").asText("");
        if (!listing.isJson() && !next.isEmpty()) {
            System.out.println("... there are more: --after " + next);
        }
        return 0;
    }

    @CommandLine.Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Compute the chains of all services again. Exits 1 where one is not whole.")
    int verify(@CommandLine.Mixin Listing listing) {
        Person auditor = admin().person(AUDITOR);
        Table table = new Table("service", "whole", "entries", "chains", "sealed", "faults");
        List<JsonNode> answers = new ArrayList<>();
        boolean all = true;
        for (AuditTrail.Of each : AuditTrail.Of.values()) {
            boolean whole = true;
            long rows = 0;
            List<String> faults = new ArrayList<>();
            JsonNode last = MissingNode.getInstance();
            for (JsonNode part : auditor.audit(each).verify()) {
                answers.add(part);
                whole &= part.path("intact").asBoolean();
                rows += part.path("rows").asLong();
                part.path("faults")
                        .forEach(fault -> faults.add(Shown.text(fault, "writer") + " " + Shown.text(fault, "seq") + ": "
                                + Shown.text(fault, "fault")));
                last = part;
            }
            all &= whole;
            table.row(
                            each.word(),
                            whole ? "yes" : "NO",
                            Long.toString(rows),
                            Shown.text(last, "chains"),
                            Shown.time(last, "sealedAt")
                                    + (last.path("sealOverdue").asBoolean() ? ", a seal is overdue" : ""),
                            faults.isEmpty() ? Table.NONE : String.join("; ", faults))
                    .alarm(!whole || last.path("sealOverdue").asBoolean());
        }
        listing.print(answers, table, "");
        return all ? 0 : 1;
    }

    private static AuditTrail.Of service(String word) {
        return Arrays.stream(AuditTrail.Of.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("'" + word + "' keeps no audit; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(AuditTrail.Of.values())
                                        .map(AuditTrail.Of::word)
                                        .toList())));
    }

    private static void put(Map<String, List<String>> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, List.of(value));
        }
    }
}
