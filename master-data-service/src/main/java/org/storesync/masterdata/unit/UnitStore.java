package org.storesync.masterdata.unit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.CentralStore;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Meta;

/** The units. */
@Singleton
public class UnitStore extends CentralStore<UnitEntity, Unit> {
    UnitStore(EditingDesk desk) {
        super(Kind.UNIT, desk);
    }

    @Override
    protected UnitEntity newEntity() {
        return new UnitEntity();
    }

    @Override
    protected Unit read(Meta meta, ObjectNode body) {
        return UnitBody.read(meta, body);
    }

    @Override
    protected void write(Unit value, ObjectNode body) {
        UnitBody.write(value, body);
    }
}
