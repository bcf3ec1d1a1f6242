package org.storesync.local.demo.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storesync.local.demo.Body;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.demo.Store;
import org.storesync.model.DerivedId;

/** Plays central and the agent: makes the halves that finalised shipments still need, and numbers them (D1, D4). */
final class CentralHalves {
    private CentralHalves() {}

    static void make(StockOracle held, DemoCountry country) {
        Map<String, Store> byName = new HashMap<>();
        Map<String, Store> byId = new HashMap<>();
        for (Store store : country.stores()) {
            byName.put(store.nameId(), store);
            byId.put(store.id().value(), store);
        }
        for (ObjectNode source : List.copyOf(held.held("transact").values())) {
            Store to = byName.get(source.path("name_ID").asText());
            String half = to == null
                    ? ""
                    : DerivedId.of(
                            source.path("ID").asText(),
                            DerivedId.SUPPLIER_INVOICE,
                            to.id().value());
            if (to != null
                    && source.path("type").asText().equals("ci")
                    && source.path("status").asText().equals("fn")
                    && held.get("transact", half) == null) {
                make(held, source, half, to, byId.get(source.path("store_ID").asText()));
            }
        }
    }

    private static void make(StockOracle held, ObjectNode source, String half, Store to, Store from) {
        String sourceId = source.path("ID").asText();
        Body header = Body.change(source)
                .text("ID", half)
                .text("store_ID", to.id().value())
                .text("name_ID", from.nameId())
                .text("type", "si")
                .text("status", "nw")
                .flag("hold", true)
                .text("linked_transaction_id", sourceId)
                .none("requisition_ID", "confirm_date", "finalised_date");
        held.apply(DemoRecord.upsert("transact", half, header));
        for (ObjectNode line : List.copyOf(held.held("trans_line").values())) {
            if (line.path("transaction_ID").asText().equals(sourceId)) {
                String id = DerivedId.of(
                        line.path("ID").asText(),
                        DerivedId.SUPPLIER_INVOICE_LINE,
                        to.id().value());
                Body body = Body.change(line)
                        .text("ID", id)
                        .text("transaction_ID", half)
                        .text("type", "stock_in")
                        .none("item_line_ID", "location_ID");
                held.apply(DemoRecord.upsert("trans_line", id, body));
            }
        }
    }
}
