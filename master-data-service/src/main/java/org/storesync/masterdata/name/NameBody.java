package org.storesync.masterdata.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Meta;

/** A name and its canonical body. */
final class NameBody {
    private static final String FACILITY = "facility";

    private NameBody() {}

    static Name read(Meta meta, JsonNode body) {
        return new Name(
                meta.id(),
                meta.version(),
                meta.updatedAt(),
                Bodies.textOr(body, "code", ""),
                Bodies.textOr(body, "name", ""),
                Bodies.textOr(body, "type", FACILITY),
                Bodies.flag(body, "customer"),
                Bodies.flag(body, "supplier"),
                Bodies.flag(body, "manufacturer"),
                Bodies.flag(body, "donor"),
                Bodies.flag(body, "hold"),
                Bodies.text(body, "bill_address1"),
                Bodies.text(body, "bill_address2"),
                Bodies.text(body, "country"),
                Bodies.text(body, "phone"),
                Bodies.text(body, "email"),
                Bodies.text(body, "url"),
                Bodies.text(body, "comment"),
                Bodies.text(body, "currency_ID"),
                Bodies.date(body, "created_date"));
    }

    static void write(Name value, ObjectNode body) {
        body.put("code", value.code().strip());
        body.put("name", value.name().strip());
        body.put("type", value.type() == null ? FACILITY : value.type());
        body.put("customer", value.customer());
        body.put("supplier", value.supplier());
        body.put("manufacturer", value.manufacturer());
        body.put("donor", value.donor());
        body.put("hold", value.hold());
        body.put("bill_address1", value.address1());
        body.put("bill_address2", value.address2());
        body.put("country", value.country());
        body.put("phone", value.phone());
        body.put("email", value.email());
        body.put("url", value.url());
        body.put("comment", value.comment());
        body.put("currency_ID", value.currencyId());
        Bodies.put(body, "created_date", value.createdDate());
    }
}
