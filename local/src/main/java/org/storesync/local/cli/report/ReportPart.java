package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Csv;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

/** What all reports share: the person who asks, how much is shown, and in which form. */
abstract class ReportPart implements Callable<Integer> {
    private static final String SHOWN = "50";

    @CommandLine.ParentCommand
    private @Nullable ReportCommand report;

    @CommandLine.Mixin
    private Listing listing = new Listing();

    @CommandLine.Mixin
    private Csv csv = new Csv();

    final Person person() {
        return Objects.requireNonNull(report).person();
    }

    final Listing listing() {
        return listing;
    }

    final Csv csv() {
        return csv;
    }

    /** Shows the first page of a report of the reporting-service as a table, or all of it as CSV. */
    final void show(String name, Map<String, List<String>> query, List<Column> columns) {
        if (csv.isWanted()) {
            csv.print(person().reports().csv(name, query));
            besideFile().forEach(System.err::println);
            return;
        }
        query.put("limit", List.of(SHOWN));
        JsonNode page = person().reports().page(name, query);
        if (listing.isJson()) {
            Listing.print(page);
            return;
        }
        listing.print(items(page), Column.table(columns, items(page)), "no rows");
        foot(page);
        if (!page.path("nextCursor").asText("").isEmpty()) {
            System.out.println("... there are more: --csv prints all");
        }
    }

    /** Prints what comes below the rows. */
    void foot(JsonNode page) {}

    /** What a file does not say; goes to standard error, so that it is in no file. */
    List<String> besideFile() {
        return List.of();
    }

    static List<JsonNode> items(JsonNode page) {
        List<JsonNode> items = new ArrayList<>();
        page.path("items").forEach(items::add);
        return items;
    }

    /** @throws WrongUsage if one of the words is not known */
    static List<String> checked(String option, List<String> words, List<String> known) {
        for (String word : words) {
            if (!known.contains(word)) {
                throw new WrongUsage(
                        "'" + word + "' is not a value of " + option + "; there are " + String.join(", ", known));
            }
        }
        return words;
    }
}
