package org.storesync.masterdata.itemlist;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.body.Texts.COMMENT_MAX;
import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.amount;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.flagUnlessDenied;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.kind.Kind;

/** Lists of items, such as the essential medicines. A list is deleted together with its lines. A list is active only if it says so. */
public final class ItemListKind {
    @Produces
    @Singleton
    public static final Kind ITEM_LIST = Kind.of("list_master")
            .table("item_list")
            .label("lists")
            .sheet("item-lists")
            .fields(
                    text("code", CODE_MAX).named("code").always(),
                    text("description", NAME_MAX).named("description").always(),
                    text("note", COMMENT_MAX).named("note").initially(""),
                    flag("is_default_price_list").column("default_price_list").shown("defaultPriceList"),
                    flagUnlessDenied("inactive").named("inactive"),
                    amount("discount_percentage").column("discount_percentage").shown("discountPercentage"))
            .key("code")
            .alsoSearched("description")
            .others("""
                    {"date_created":null,"created_by_user_ID":null,"gets_new_items":false,"tags":null,"isProgram":false,
                     "programSettings":null,"isPatientList":false,"is_hiv":false,"is_immunisation":false,
                     "isSupplierHubCatalog":false}""")
            .build();

    @Produces
    @Singleton
    static Records<ItemList> itemLists(ItemListRows rows, EditingDesk desk) {
        return new Records<>(ITEM_LIST, ItemList.class, rows, desk);
    }

    private ItemListKind() {}
}
