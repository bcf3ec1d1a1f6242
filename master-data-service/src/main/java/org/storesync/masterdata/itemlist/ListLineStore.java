package org.storesync.masterdata.itemlist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.CentralStore;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Meta;

/** The lines of lists. */
@Singleton
public class ListLineStore extends CentralStore<ListLineEntity, ListLine> {
    ListLineStore(EditingDesk desk) {
        super(Kind.ITEM_LIST_LINE, desk);
    }

    @Override
    protected ListLineEntity newEntity() {
        return new ListLineEntity();
    }

    @Override
    protected ListLine read(Meta meta, ObjectNode body) {
        return ListLineBody.read(meta, body);
    }

    @Override
    protected void write(ListLine value, ObjectNode body) {
        ListLineBody.write(value, body);
    }
}
