package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.storesync.local.cli.terminal.Shown;
import picocli.CommandLine;

@CommandLine.Command(
        name = "stock-value",
        mixinStandardHelpOptions = true,
        description = "Show what the stock is worth, in total and by store or item.")
final class StockValueCommand extends ReportPart {
    private static final String VALUE = "value";
    private static final List<String> DIMENSIONS = List.of("store", "item");

    @CommandLine.Option(names = "--by", paramLabel = "WORD", description = "Group by store (default) or item.")
    private List<String> by = List.of();

    @CommandLine.Mixin
    private StockOption stock = new StockOption();

    @Override
    public Integer call() {
        checked("--by", by, DIMENSIONS);
        Map<String, List<String>> query = stock.query(person());
        query.put("by", by);
        show("stock-value", query, StockColumns.ALL);
        return 0;
    }

    @Override
    void foot(JsonNode page) {
        List<String> amounts = new ArrayList<>();
        items(page).forEach(row -> amounts.add(Shown.text(row, VALUE)));
        amounts.add(Shown.text(page, VALUE));
        System.out.println("total value " + Shown.money(amounts).getLast() + ", as of "
                + Shown.time(page.path("asOf"), "appliedAt"));
        new Uncounted(person()).lines(stock.stores(person()), page).forEach(System.out::println);
    }

    @Override
    List<String> besideFile() {
        return new Uncounted(person()).linesOfFile(stock.stores(person()));
    }
}
