package org.storesync.masterdata.name;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.CentralStore;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Meta;

/** The names, without patients. */
@Singleton
public class NameStore extends CentralStore<NameEntity, Name> {
    NameStore(EditingDesk desk) {
        super(Kind.NAME, desk);
    }

    @Override
    protected NameEntity newEntity() {
        return new NameEntity();
    }

    @Override
    protected Name read(Meta meta, ObjectNode body) {
        return NameBody.read(meta, body);
    }

    @Override
    protected void write(Name value, ObjectNode body) {
        NameBody.write(value, body);
    }
}
