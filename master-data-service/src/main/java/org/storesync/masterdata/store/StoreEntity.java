package org.storesync.masterdata.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.CentralEntity;

/** A store as it is kept. */
@Entity
@Table(name = "store")
public class StoreEntity extends CentralEntity {
    @Column(name = "name_id")
    private @Nullable String nameId;

    @Override
    protected void link(List<@Nullable String> ids) {
        nameId = ids.get(0);
    }
}
