package org.storesync.masterdata.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Meta;

/** A store and its canonical body. */
final class StoreBody {
    private static final String STORE = "store";

    private StoreBody() {}

    static Store read(Meta meta, JsonNode body) {
        return new Store(
                meta.id(),
                meta.version(),
                meta.updatedAt(),
                Bodies.textOr(body, "code", ""),
                Bodies.textOr(body, "name", ""),
                Bodies.textOr(body, "name_ID", ""),
                Bodies.textOr(body, "store_mode", STORE),
                Bodies.flag(body, "disabled"),
                Bodies.text(body, "address_1"),
                Bodies.text(body, "address_2"),
                Bodies.text(body, "phone"),
                Bodies.text(body, "tags"),
                Bodies.date(body, "created_date"));
    }

    static void write(Store value, ObjectNode body) {
        body.put("code", value.code().strip());
        body.put("name", value.name().strip());
        body.put("name_ID", value.nameId());
        body.put("store_mode", value.mode() == null ? STORE : value.mode());
        body.put("disabled", value.disabled());
        body.put("address_1", value.address1());
        body.put("address_2", value.address2());
        body.put("phone", value.phone());
        body.put("tags", value.tags());
        Bodies.put(body, "created_date", value.createdDate());
    }
}
