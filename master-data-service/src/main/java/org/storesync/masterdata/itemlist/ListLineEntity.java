package org.storesync.masterdata.itemlist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.CentralEntity;

/** A line of a list as it is kept. */
@Entity
@Table(name = "item_list_line")
public class ListLineEntity extends CentralEntity {
    @Column(name = "list_id")
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
