package org.storesync.masterdata.itemlist;

import static org.storesync.masterdata.item.ItemKind.ITEM;
import static org.storesync.masterdata.itemlist.ItemListKind.ITEM_LIST;
import static org.storesync.masterdata.kind.Fields.amount;
import static org.storesync.masterdata.kind.Fields.count;
import static org.storesync.masterdata.kind.Fields.reference;
import static org.storesync.masterdata.kind.Link.Tie.BELONGS;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.kind.Kind;

/** Items on a list. */
public final class ListLineKind {
    @Produces
    @Singleton
    public static final Kind LIST_LINE = Kind.of("list_master_line")
            .table("item_list_line")
            .label("list lines")
            .sheet("item-list-lines")
            .fields(
                    reference("item_master_ID", ITEM_LIST)
                            .column("list")
                            .always()
                            .link("list_id", BELONGS),
                    reference("item_ID", ITEM)
                            .column("item")
                            .shown("itemId")
                            .always()
                            .link("item_id"),
                    amount("price").named("price").initiallyNull(),
                    count("order_number").column("order").shown("orderNumber"))
            .ownedBy("item_master_ID")
            .others("""
                    {"imprest_quan":0}""")
            .build();

    @Produces
    @Singleton
    static Records<ListLine> listLines(ListLineRows rows, EditingDesk desk) {
        return new Records<>(LIST_LINE, ListLine.class, rows, desk);
    }

    private ListLineKind() {}
}
