package org.storesync.masterdata.item;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.CentralEntity;

/** An item as it is kept. */
@Entity
@Table(name = "item")
public class ItemEntity extends CentralEntity {
    @Column(name = "unit_id")
    private @Nullable String unitId;

    @Override
    protected void link(List<@Nullable String> ids) {
        unitId = ids.get(0);
    }
}
