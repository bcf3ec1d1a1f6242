package org.storesync.masterdata.unit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Meta;

/** A unit and its canonical body. */
final class UnitBody {
    private UnitBody() {}

    static Unit read(Meta meta, JsonNode body) {
        return new Unit(
                meta.id(),
                meta.version(),
                meta.updatedAt(),
                Bodies.textOr(body, "units", ""),
                Bodies.text(body, "comment"),
                Bodies.whole(body, "order_number"));
    }

    static void write(Unit value, ObjectNode body) {
        body.put("units", value.name().strip());
        body.put("comment", value.comment() == null ? "" : value.comment());
        body.put("order_number", value.orderNumber());
    }
}
