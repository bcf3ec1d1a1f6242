package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.cli.terminal.Terminal;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.AuditTrail;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

@CommandLine.Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "What was done, by whom, and if the chains are whole; as the demo user auditor.")
final class AuditCommand extends AdminPart {
    private static final String AUDITOR = "auditor";

    @Override
    public Integer call() {
        throw new WrongUsage("say: admin audit list, or admin audit verify");
    }

    @CommandLine.Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Entries of one service's audit.")
    int list(
            @CommandLine.Option(
                            names = "--service",
                            defaultValue = "routing",
                            description = "routing, gateway or master-data (${DEFAULT-VALUE}).")
                    String service,
            @CommandLine.Option(names = "--kind", description = "Only of this kind.") @Nullable String kind,
            @CommandLine.Option(names = "--writer", description = "Only by this chain's writer.") @Nullable
                    String writer,
            @CommandLine.Option(names = "--after", description = "Only after this entry of the writer.") @Nullable
                    String after,
            @CommandLine.Option(
                            names = "--limit",
                            defaultValue = "50",
                            description = "At most so many (${DEFAULT-VALUE}).")
                    int limit,
            @CommandLine.Mixin Listing listing) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        put(query, "kind", kind);
        put(query, "writer", writer);
        put(query, "after", after);
        put(query, "limit", Integer.toString(limit));
        JsonNode page = admin().person(AUDITOR).audit(service(service)).page(query);
        List<JsonNode> entries = new ArrayList<>();
        page.path("items").forEach(entries::add);
        Table table = new Table("at", "writer", "entry", "kind", "what");
        for (JsonNode entry : entries) {
            table.row(
                    Shown.time(entry, "at"),
                    Shown.text(entry, "writer"),
                    Shown.text(entry, "seq"),
                    Shown.text(entry, "kind"),
                    what(entry));
        }
        listing.print(entries, table, "no entries");
        return 0;
    }

    @CommandLine.Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Compute the chains of all services again. Exits 1 where one is not whole.")
    int verify(@CommandLine.Mixin Listing listing) {
        Person auditor = admin().person(AUDITOR);
        Table table = new Table("service", "whole", "what");
        List<JsonNode> answers = new ArrayList<>();
        boolean all = true;
        for (AuditTrail.Of each : AuditTrail.Of.values()) {
            JsonNode answer = auditor.audit(each).verify();
            answers.add(answer);
            boolean whole = answer.path("whole").asBoolean(answer.path("intact").asBoolean());
            all &= whole;
            table.row(each.word(), whole ? "yes" : "NO", what(answer)).alarm(!whole);
        }
        if (listing.isJson()) {
            listing.print(answers, table, "");
        } else {
            System.out.print(table.text(Terminal.hasColour()));
        }
        return all ? 0 : 1;
    }

    private static String what(JsonNode node) {
        List<String> words = new ArrayList<>();
        node.properties().forEach(field -> {
            if (!List.of("at", "writer", "seq", "kind", "hash", "previous", "whole", "intact")
                    .contains(field.getKey())) {
                words.add(field.getKey() + "="
                        + (field.getValue().isValueNode() ? field.getValue().asText() : field.getValue()));
            }
        });
        return String.join(" ", words);
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
