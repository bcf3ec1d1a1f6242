package org.storesync.masterdata.visibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.CentralEntity;

/** Visibility of a name as it is kept. */
@Entity
@Table(name = "visible_name")
public class VisibleNameEntity extends CentralEntity {
    @Column(name = "store_id")
    private @Nullable String ownerId;

    @Column(name = "name_id")
    private @Nullable String nameId;

    @Override
    protected @Nullable String ownerId() {
        return ownerId;
    }

    @Override
    protected void link(List<@Nullable String> ids) {
        ownerId = ids.get(0);
        nameId = ids.get(1);
    }
}
