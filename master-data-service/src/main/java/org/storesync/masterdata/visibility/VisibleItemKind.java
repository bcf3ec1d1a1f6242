package org.storesync.masterdata.visibility;

import static org.storesync.masterdata.item.ItemKind.ITEM;
import static org.storesync.masterdata.kind.Fields.amount;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.reference;
import static org.storesync.masterdata.store.StoreKind.STORE;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.kind.Kind;

/** Which items are visible in which stores. */
public final class VisibleItemKind {
    @Produces
    @Singleton
    public static final Kind VISIBLE_ITEM = Kind.of("item_store_join")
            .table("visible_item")
            .label("visible items")
            .sheet("visible-items")
            .fields(
                    reference("store_ID", STORE).column("store_code").always().link("store_id"),
                    reference("item_ID", ITEM)
                            .column("item_code")
                            .shown("itemId")
                            .always()
                            .link("item_id"),
                    flag("inactive").named("inactive"),
                    amount("default_price").column("default_price").shown("defaultPrice"),
                    flag("ignore_for_orders").column("ignore_for_orders").shown("ignoreForOrders"),
                    amount("margin").named("margin"))
            .ownedBy("store_ID")
            .others("""
                    {"default_location_ID":null}""")
            .build();

    @Produces
    @Singleton
    static Records<VisibleItem> visibleItems(VisibleItemRows rows, EditingDesk desk) {
        return new Records<>(VISIBLE_ITEM, VisibleItem.class, rows, desk);
    }

    private VisibleItemKind() {}
}
