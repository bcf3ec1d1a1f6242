package org.storesync.system.oracle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** What stock reports must say (E1, E2), added up line by line from the bodies that sites hold. It shares no code with the services. */
public final class StockSums {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<JsonNode> lines;

    /** @param bodies stock lines, each once */
    public StockSums(Collection<String> bodies) {
        this.lines = bodies.stream().map(StockSums::parsed).toList();
    }

    private static final class Sum {
        private BigDecimal packs = BigDecimal.ZERO;
        private BigDecimal units = BigDecimal.ZERO;
        private BigDecimal value = BigDecimal.ZERO;
    }

    /** The total value. */
    public String value() {
        return plain(lines.stream()
                .map(line -> number(line, "quantity").multiply(number(line, "cost_price")))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /**
     * Figures by group. Batches and locations that hold nothing are left out.
     *
     * @param by item, store, location, batch
     */
    public TreeMap<String, String> by(List<String> by) {
        boolean ofLines = by.contains("location") || by.contains("batch");
        TreeMap<String, Sum> sums = new TreeMap<>();
        for (JsonNode line : lines) {
            BigDecimal packs = number(line, "quantity");
            if (!ofLines || packs.signum() != 0) {
                Sum sum = sums.computeIfAbsent(group(line, by), none -> new Sum());
                sum.packs = sum.packs.add(packs);
                sum.units = sum.units.add(packs.multiply(number(line, "pack_size")));
                sum.value = sum.value.add(packs.multiply(number(line, "cost_price")));
            }
        }
        TreeMap<String, String> told = new TreeMap<>();
        sums.forEach((group, sum) -> told.put(
                group,
                figures(
                        by.contains("batch") ? plain(sum.packs) : "",
                        by.contains("item") || by.contains("batch") ? plain(sum.units) : "",
                        plain(sum.value))));
        return told;
    }

    private static String group(JsonNode line, List<String> by) {
        String expiry = line.path("expiry_date").asText("");
        return group(
                by.contains("item") || by.contains("batch") ? text(line, "item_ID") : "",
                by.contains("store") || by.contains("location") ? text(line, "store_ID") : "",
                by.contains("location") ? text(line, "location_ID") : "",
                by.contains("batch") ? text(line, "batch") : "",
                by.contains("batch") ? expiry.substring(0, Math.min(10, expiry.length())) : "",
                by.contains("batch") ? plain(number(line, "pack_size")) : "");
    }

    /** The name of a group here. What was not asked for is empty. */
    public static String group(String item, String store, String location, String batch, String expiry, String size) {
        return String.join("|", item, store, location, batch, expiry, size);
    }

    /** The form of a group's figures here. Figures that are not shown are empty. */
    public static String figures(String packs, String units, String value) {
        return "packs " + packs + ", units " + units + ", value " + value;
    }

    private static BigDecimal number(JsonNode line, String field) {
        JsonNode node = line.path(field);
        return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).asText("");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
