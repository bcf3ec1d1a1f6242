package org.storesync.masterdata.visibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.RecordEntity;

/** Visibility of an item as it is kept. */
@Entity
@Immutable
@Table(name = "visible_item")
class VisibleItemEntity extends RecordEntity {
    @Column(name = "store_id")
    private @Nullable String ownerId;

    @Override
    protected @Nullable String ownerId() {
        return ownerId;
    }
}
