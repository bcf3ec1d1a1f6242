package org.storesync.masterdata.visibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.CentralEntity;

/** Visibility of an item as it is kept. */
@Entity
@Table(name = "visible_item")
public class VisibleItemEntity extends CentralEntity {
    @Column(name = "store_id")
    private @Nullable String ownerId;

    @Column(name = "item_id")
    private @Nullable String itemId;

    @Override
    protected @Nullable String ownerId() {
        return ownerId;
    }

    @Override
    protected void link(List<@Nullable String> ids) {
        ownerId = ids.get(0);
        itemId = ids.get(1);
    }
}
