package org.storesync.masterdata.itemlist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Meta;

/** A line and its canonical body. */
final class ListLineBody {
    private ListLineBody() {}

    static ListLine read(Meta meta, JsonNode body) {
        return new ListLine(
                meta.id(),
                meta.version(),
                meta.updatedAt(),
                Bodies.textOr(body, "item_ID", ""),
                Bodies.decimal(body, "price"),
                Bodies.whole(body, "order_number"));
    }

    static void write(ListLine value, ObjectNode body) {
        body.put("item_ID", value.itemId());
        Bodies.put(body, "price", value.price());
        body.put("order_number", value.orderNumber());
    }
}
