package org.storesync.masterdata.visibility;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.CentralStore;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Meta;

/** Which items are visible in which stores. */
@Singleton
public class VisibleItemStore extends CentralStore<VisibleItemEntity, VisibleItem> {
    VisibleItemStore(EditingDesk desk) {
        super(Kind.VISIBLE_ITEM, desk);
    }

    @Override
    protected VisibleItemEntity newEntity() {
        return new VisibleItemEntity();
    }

    @Override
    protected VisibleItem read(Meta meta, ObjectNode body) {
        return VisibleItemBody.read(meta, body);
    }

    @Override
    protected void write(VisibleItem value, ObjectNode body) {
        VisibleItemBody.write(value, body);
    }
}
