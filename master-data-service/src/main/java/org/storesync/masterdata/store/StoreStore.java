package org.storesync.masterdata.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.CentralStore;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Meta;

/** The stores. */
@Singleton
public class StoreStore extends CentralStore<StoreEntity, Store> {
    StoreStore(EditingDesk desk) {
        super(Kind.STORE, desk);
    }

    @Override
    protected StoreEntity newEntity() {
        return new StoreEntity();
    }

    @Override
    protected Store read(Meta meta, ObjectNode body) {
        return StoreBody.read(meta, body);
    }

    @Override
    protected void write(Store value, ObjectNode body) {
        StoreBody.write(value, body);
    }
}
