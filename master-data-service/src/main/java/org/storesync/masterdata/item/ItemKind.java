package org.storesync.masterdata.item;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.byfile.ItemCategoryKind.ITEM_CATEGORY;
import static org.storesync.masterdata.byfile.LocationTypeKind.LOCATION_TYPE;
import static org.storesync.masterdata.kind.Fields.amount;
import static org.storesync.masterdata.kind.Fields.choice;
import static org.storesync.masterdata.kind.Fields.count;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.positive;
import static org.storesync.masterdata.kind.Fields.reference;
import static org.storesync.masterdata.kind.Fields.text;
import static org.storesync.masterdata.unit.UnitKind.UNIT;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.kind.Kind;

/** What is stocked and issued. */
public final class ItemKind {
    @Produces
    @Singleton
    public static final Kind ITEM = Kind.of("item")
            .table("item")
            .label("items")
            .sheet("items")
            .fields(
                    text("code", CODE_MAX).named("code").always(),
                    text("item_name", NAME_MAX)
                            .column("item_name")
                            .shown("name")
                            .always(),
                    text("universalcodes_name", NAME_MAX).column("generic_name").shown("universalName"),
                    text("strength", NAME_MAX).named("strength"),
                    reference("unit_ID", UNIT).column("unit").shown("unitId").link("unit_id"),
                    positive("default_pack_size").column("pack_size").shown("defaultPackSize"),
                    text("universalcodes_code", CODE_MAX).column("atc").shown("universalCode"),
                    choice("VEN_category", "V", "E", "N").named("ven"),
                    choice("type_of", "general", "service", "non_stock")
                            .named("type")
                            .initially("general"),
                    flag("is_vaccine").column("is_vaccine").shown("vaccine"),
                    count("doses").named("doses"),
                    amount("volume_per_pack").column("pack_volume").shown("volumePerPack"),
                    reference("category_ID", ITEM_CATEGORY).column("category").shown("categoryId"),
                    reference("restricted_location_type_ID", LOCATION_TYPE)
                            .column("location_type")
                            .shown("restrictedLocationTypeId"))
            .key("code")
            .alsoSearched("item_name")
            .build();

    @Produces
    @Singleton
    static Records<Item> items(ItemRows rows, EditingDesk desk) {
        return new Records<>(ITEM, Item.class, rows, desk);
    }

    private ItemKind() {}
}
