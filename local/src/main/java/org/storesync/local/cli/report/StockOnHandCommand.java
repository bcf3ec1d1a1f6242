package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.storesync.local.cli.terminal.Shown;
import picocli.CommandLine;

@CommandLine.Command(
        name = "stock-on-hand",
        mixinStandardHelpOptions = true,
        description = "Show which stock is where, as of the last contact of each store.")
final class StockOnHandCommand extends ReportPart {
    private static final List<String> DIMENSIONS = List.of("item", "store", "location", "batch");

    @CommandLine.Option(
            names = "--by",
            paramLabel = "WORDS",
            split = ",",
            description = "Group by item, store, location, batch, separated by commas.")
    private List<String> by = List.of();

    @CommandLine.Mixin
    private StockOption stock = new StockOption();

    @Override
    public Integer call() {
        checked("--by", by, DIMENSIONS);
        Map<String, List<String>> query = stock.query(person());
        query.put("by", by);
        show("stock-on-hand", query, StockColumns.ALL);
        return 0;
    }

    @Override
    void foot(JsonNode page) {
        System.out.println("as of " + Shown.time(page.path("asOf"), "appliedAt"));
        new Uncounted(person()).lines(stock.stores(person()), page).forEach(System.out::println);
    }

    @Override
    List<String> besideFile() {
        return new Uncounted(person()).linesOfFile(stock.stores(person()));
    }
}
