package org.storesync.masterdata.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Meta;

/** An item and its canonical body. */
final class ItemBody {
    private static final String GENERAL = "general";

    private ItemBody() {}

    static Item read(Meta meta, JsonNode body) {
        return new Item(
                meta.id(),
                meta.version(),
                meta.updatedAt(),
                Bodies.textOr(body, "code", ""),
                Bodies.textOr(body, "item_name", ""),
                Bodies.text(body, "unit_ID"),
                Bodies.textOr(body, "type_of", GENERAL),
                Bodies.decimalOrZero(body, "default_pack_size"),
                Bodies.flag(body, "is_vaccine"),
                Bodies.text(body, "VEN_category"),
                Bodies.text(body, "strength"),
                Bodies.whole(body, "doses"),
                Bodies.text(body, "category_ID"),
                Bodies.text(body, "restricted_location_type_ID"),
                Bodies.decimalOrZero(body, "volume_per_pack"),
                Bodies.text(body, "universalcodes_code"),
                Bodies.text(body, "universalcodes_name"));
    }

    static void write(Item value, ObjectNode body) {
        BigDecimal packSize = value.defaultPackSize();
        BigDecimal volume = value.volumePerPack();
        body.put("code", value.code().strip());
        body.put("item_name", value.name().strip());
        body.put("unit_ID", value.unitId());
        body.put("type_of", value.type() == null ? GENERAL : value.type());
        Bodies.put(body, "default_pack_size", packSize == null ? BigDecimal.ONE : packSize);
        body.put("is_vaccine", value.vaccine());
        body.put("VEN_category", value.ven() == null ? "" : value.ven());
        body.put("strength", value.strength());
        body.put("doses", value.doses());
        body.put("category_ID", value.categoryId());
        body.put("restricted_location_type_ID", value.restrictedLocationTypeId());
        Bodies.put(body, "volume_per_pack", volume == null ? BigDecimal.ZERO : volume);
        body.put("universalcodes_code", value.universalCode());
        body.put("universalcodes_name", value.universalName());
    }
}
