package org.storesync.local.demo;

/** An item as the primary holds it, every column of the table present. */
final class ItemBody {
    private ItemBody() {}

    static Body of(Item item) {
        Body body = Body.of(item.id())
                .text("item_name", item.name())
                .text("code", item.code())
                .text("unit_ID", DemoIds.hex("unit", item.unit()))
                .text("type_of", "general")
                .number("default_pack_size", item.packSize())
                .flag("is_vaccine", item.vaccine())
                .text("VEN_category", item.ven())
                .text("strength", item.strength())
                .number("doses", item.doses())
                .text("category_ID", DemoIds.hex("item_category", item.category()))
                .text(
                        "restricted_location_type_ID",
                        item.storage().equals("ambient") ? null : DemoIds.hex("Location_type", item.storage()))
                .number("volume_per_pack", item.packVolume())
                .text("universalcodes_code", item.atc())
                .text("universalcodes_name", item.genericName())
                .text("atc_category", item.atc())
                .text("other_names", item.genericName())
                .text("ABC_category", item.use().abc())
                .flag("essential_drug_list", true)
                .flag("critical_stock", item.ven().equals("V"))
                .flag("normal_stock", true)
                .flag("expiry_date_mandatory", true)
                .flag("price_editable", true)
                .flag("is_sync", true)
                .number("indic_price", item.price())
                .number("buy_price", item.price())
                .number("sms_pack_size", item.packSize())
                .number("outer_pack_size", 1)
                .number("ddd factor", 1);
        return unused(body);
    }

    private static Body unused(Body body) {
        return body.zero(
                        "margin",
                        "weight",
                        "reference_bom_quantity",
                        "spare_internal_analysis",
                        "warning_quantity",
                        "user_field_5",
                        "volume_per_outer_pack")
                .off(
                        "user_field_7",
                        "spare_ignore_for_orders",
                        "spare_hold_for_issue",
                        "builds_only",
                        "use_bill_of_materials",
                        "spare_hold_for_receive",
                        "spare_pack_to_one_on_receive",
                        "user_field_4",
                        "print_units_in_dis_labels",
                        "spare_non_stock")
                .none(
                        "start_of_year_date",
                        "manufacture_method",
                        "medication_purpose",
                        "instructions",
                        "flags",
                        "ddd_value",
                        "barcode_spare",
                        "department_ID",
                        "catalogue_code",
                        "user_field_1",
                        "description",
                        "Message",
                        "interaction_group_ID",
                        "cross_ref_item_ID",
                        "user_field_6",
                        "user_field_2",
                        "user_field_3",
                        "account_stock_ID",
                        "account_purchases_ID",
                        "account_income_ID",
                        "non_stock_name_ID",
                        "sms_code",
                        "category2_ID",
                        "category3_ID",
                        "kit_data",
                        "custom_data",
                        "product_specifications");
    }
}
