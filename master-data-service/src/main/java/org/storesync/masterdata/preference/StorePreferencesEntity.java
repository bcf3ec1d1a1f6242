package org.storesync.masterdata.preference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.CentralEntity;

/** The preferences of a store as they are kept. */
@Entity
@Table(name = "preference")
public class StorePreferencesEntity extends CentralEntity {
    @Column(name = "store_id")
    private @Nullable String ownerId;

    @Override
    protected @Nullable String ownerId() {
        return ownerId;
    }

    @Override
    protected void link(List<@Nullable String> ids) {
        ownerId = ids.get(0);
    }
}
