package org.storesync.masterdata.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.CentralStore;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Meta;

/** The items. */
@Singleton
public class ItemStore extends CentralStore<ItemEntity, Item> {
    ItemStore(EditingDesk desk) {
        super(Kind.ITEM, desk);
    }

    @Override
    protected ItemEntity newEntity() {
        return new ItemEntity();
    }

    @Override
    protected Item read(Meta meta, ObjectNode body) {
        return ItemBody.read(meta, body);
    }

    @Override
    protected void write(Item value, ObjectNode body) {
        ItemBody.write(value, body);
    }
}
