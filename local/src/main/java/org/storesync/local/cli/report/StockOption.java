package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

/** Which stock to report: of which stores and items. Each word is looked up, so that a mistyped one is an error and not an empty report. */
final class StockOption {
    @CommandLine.Option(
            names = "--store",
            paramLabel = "STORE",
            split = ",",
            description = "Only these stores, by code or id; may be repeated.")
    private List<String> stores = List.of();

    @CommandLine.Option(
            names = "--item",
            paramLabel = "ITEM",
            split = ",",
            description = "Only these items, by code or id; may be repeated.")
    private List<String> items = List.of();

    Map<String, List<String>> query(Person person) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("store", stores(person));
        query.put("item", items.stream().map(item -> item(person, item)).toList());
        return query;
    }

    /** The ids of the stores asked for; empty for all. */
    List<String> stores(Person person) {
        return stores.stream()
                .map(store -> person.stores().require(store).value())
                .toList();
    }

    private static String item(Person person, String codeOrId) {
        List<String> found = new ArrayList<>();
        List<String> near = new ArrayList<>();
        for (JsonNode item : person.centralData().search("items", codeOrId).path("items")) {
            String code = item.path("code").asText();
            if (code.equalsIgnoreCase(codeOrId) || item.path("id").asText().equals(codeOrId)) {
                found.add(item.path("id").asText());
            }
            near.add(code);
        }
        if (found.isEmpty()) {
            return person.centralData()
                    .itemWithId(codeOrId)
                    .orElseThrow(() -> new WrongUsage("no item '" + codeOrId + "'; "
                            + (near.isEmpty()
                                    ? "no item has a similar code"
                                    : "similar ones are " + String.join(", ", near))));
        }
        if (found.size() > 1) {
            throw new WrongUsage("more than one item has the code '" + codeOrId + "': give the id of the one you mean, "
                    + String.join(" or ", found));
        }
        return found.getFirst();
    }
}
