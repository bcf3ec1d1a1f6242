package org.storesync.local.demo.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.storesync.local.demo.Body;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.demo.DemoSite;
import org.storesync.model.Operation;

/** Keeps the newest state of every record, and counts stock from the documents alone. Stock lines must say the same. */
final class StockOracle {
    private final Map<String, Map<String, ObjectNode>> held = new LinkedHashMap<>();
    private final Map<String, byte[]> bytes = new HashMap<>();
    private final Map<String, BigDecimal> moved = new HashMap<>();
    private final Set<String> counted = new HashSet<>();

    void apply(DemoRecord change) {
        Map<String, ObjectNode> records = held.computeIfAbsent(change.type(), type -> new LinkedHashMap<>());
        if (change.op() == Operation.DELETE) {
            assertThat(records.remove(change.id())).as("%s", change).isNotNull();
            return;
        }
        ObjectNode body = Body.read(change.body());
        bytes.put(change.id(), change.body());
        records.put(change.id(), body);
        if (change.type().equals("trans_line")
                && body.path("item_line_ID").isTextual()
                && counted.add(change.id())
                && !body.path("type").asText().equals("placeholder")) {
            BigDecimal packs = body.path("quantity").decimalValue();
            assertThat(packs).as("%s", change).isPositive();
            boolean in = body.path("type").asText().equals("stock_in");
            BigDecimal left =
                    moved.merge(body.path("item_line_ID").asText(), in ? packs : packs.negate(), BigDecimal::add);
            assertThat(left).as("stock line after %s", change).isNotNegative();
        }
    }

    Map<String, ObjectNode> held(String type) {
        return held.getOrDefault(type, Map.of());
    }

    /** What a site holds: the records of its stores, and the documents that name them. */
    SiteState at(DemoSite site, DemoCountry country) {
        Set<String> own = new HashSet<>();
        country.stores().stream()
                .filter(store -> site.active().contains(store.id()))
                .forEach(store -> {
                    own.add(store.id().value());
                    own.add(store.nameId());
                });
        return type -> held(type).values().stream()
                .filter(body -> concerns(own, body))
                .map(body -> bytes.get(body.path("ID").asText()));
    }

    private boolean concerns(Set<String> own, ObjectNode body) {
        if (body.has("transaction_ID")) {
            return concerns(own, get("transact", body.path("transaction_ID").asText()));
        }
        if (body.has("requisition_ID") && !body.has("store_ID")) {
            return concerns(own, get("requisition", body.path("requisition_ID").asText()));
        }
        return own.contains(body.path("store_ID").asText())
                || own.contains(body.path("name_ID").asText());
    }

    ObjectNode get(String type, String id) {
        return held(type).get(id);
    }

    void check() {
        assertThat(held("item_line")).hasSameSizeAs(moved.keySet());
        held("item_line").forEach((id, line) -> {
            assertThat(line.path("quantity").decimalValue())
                    .as(id)
                    .isEqualByComparingTo(moved.get(id))
                    .isNotNegative();
            assertThat(line.path("available").decimalValue())
                    .as(id)
                    .isEqualByComparingTo(line.path("quantity").decimalValue());
        });
    }
}
