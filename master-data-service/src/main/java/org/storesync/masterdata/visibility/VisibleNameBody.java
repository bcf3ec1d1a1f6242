package org.storesync.masterdata.visibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Meta;

/** Visibility of a name and its canonical body. */
final class VisibleNameBody {
    private VisibleNameBody() {}

    static VisibleName read(Meta meta, JsonNode body) {
        return new VisibleName(
                meta.id(),
                meta.version(),
                meta.updatedAt(),
                Bodies.textOr(body, "name_ID", ""),
                Bodies.flag(body, "inactive"),
                Bodies.flag(body, "om_name_is_customer"),
                Bodies.flag(body, "om_name_is_supplier"));
    }

    static void write(VisibleName value, ObjectNode body) {
        body.put("name_ID", value.nameId());
        body.put("inactive", value.inactive());
        body.put("om_name_is_customer", value.customer());
        body.put("om_name_is_supplier", value.supplier());
    }
}
