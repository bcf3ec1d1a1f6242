package org.storesync.masterdata.visibility;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.CentralStore;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Meta;

/** Which names are visible in which stores. */
@Singleton
public class VisibleNameStore extends CentralStore<VisibleNameEntity, VisibleName> {
    VisibleNameStore(EditingDesk desk) {
        super(Kind.VISIBLE_NAME, desk);
    }

    @Override
    protected VisibleNameEntity newEntity() {
        return new VisibleNameEntity();
    }

    @Override
    protected VisibleName read(Meta meta, ObjectNode body) {
        return VisibleNameBody.read(meta, body);
    }

    @Override
    protected void write(VisibleName value, ObjectNode body) {
        VisibleNameBody.write(value, body);
    }
}
