package org.storesync.masterdata.visibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Meta;

/** Visibility of an item and its canonical body. */
final class VisibleItemBody {
    private VisibleItemBody() {}

    static VisibleItem read(Meta meta, JsonNode body) {
        return new VisibleItem(
                meta.id(),
                meta.version(),
                meta.updatedAt(),
                Bodies.textOr(body, "item_ID", ""),
                Bodies.flag(body, "inactive"),
                Bodies.decimalOrZero(body, "default_price"),
                Bodies.flag(body, "ignore_for_orders"),
                Bodies.decimalOrZero(body, "margin"));
    }

    static void write(VisibleItem value, ObjectNode body) {
        BigDecimal price = value.defaultPrice();
        BigDecimal margin = value.margin();
        body.put("item_ID", value.itemId());
        body.put("inactive", value.inactive());
        Bodies.put(body, "default_price", price == null ? BigDecimal.ZERO : price);
        body.put("ignore_for_orders", value.ignoreForOrders());
        Bodies.put(body, "margin", margin == null ? BigDecimal.ZERO : margin);
    }
}
