package org.storesync.masterdata.itemlist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.CentralStore;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Meta;

/** The lists. One is deleted with its lines. */
@Singleton
public class ItemListStore extends CentralStore<ItemListEntity, ItemList> {
    ItemListStore(EditingDesk desk) {
        super(Kind.ITEM_LIST, desk);
    }

    @Override
    protected ItemListEntity newEntity() {
        return new ItemListEntity();
    }

    @Override
    protected ItemList read(Meta meta, ObjectNode body) {
        return ItemListBody.read(meta, body);
    }

    @Override
    protected void write(ItemList value, ObjectNode body) {
        ItemListBody.write(value, body);
    }
}
