package org.storesync.local.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.storesync.model.text.PrintableText;
import picocli.CommandLine;

/** The option {@code --json} of each list: the items as the services answered them, instead of a table for people. */
public final class Listing {
    private static final ObjectMapper JSON = new ObjectMapper();

    @CommandLine.Option(names = "--json", description = "As JSON, with all fields, instead of a table.")
    private boolean json;

    public boolean isJson() {
        return json;
    }

    /** @param none printed instead of an empty table */
    public void print(List<JsonNode> items, Table table, String none) {
        if (json) {
            ArrayNode array = JSON.createArrayNode();
            items.forEach(array::add);
            print(array);
        } else {
            System.out.print(table.isEmpty() ? none + "\n" : table.text(Terminal.hasColour()));
        }
    }

    /** One item, with its table. */
    public void print(JsonNode item, Table table) {
        if (json) {
            print(item);
        } else {
            System.out.print(table.text(Terminal.hasColour()));
        }
    }

    /** Prints JSON over several lines. JSON itself escapes what is in its texts; the rest is escaped here. */
    public static void print(JsonNode node) {
        System.out.println(PrintableText.lines(node.toPrettyString()));
    }
}
