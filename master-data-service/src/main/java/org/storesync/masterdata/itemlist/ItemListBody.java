package org.storesync.masterdata.itemlist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Meta;

/** A list and its canonical body; one that does not say it is active is not. */
final class ItemListBody {
    private ItemListBody() {}

    static ItemList read(Meta meta, JsonNode body) {
        return new ItemList(
                meta.id(),
                meta.version(),
                meta.updatedAt(),
                Bodies.textOr(body, "code", ""),
                Bodies.textOr(body, "description", ""),
                Bodies.text(body, "note"),
                !body.path("inactive").isBoolean() || Bodies.flag(body, "inactive"),
                Bodies.flag(body, "is_default_price_list"),
                Bodies.decimalOrZero(body, "discount_percentage"));
    }

    static void write(ItemList value, ObjectNode body) {
        BigDecimal discount = value.discountPercentage();
        body.put("code", value.code().strip());
        body.put("description", value.description().strip());
        body.put("note", value.note() == null ? "" : value.note());
        body.put("inactive", value.inactive());
        body.put("is_default_price_list", value.defaultPriceList());
        Bodies.put(body, "discount_percentage", discount == null ? BigDecimal.ZERO : discount);
    }
}
