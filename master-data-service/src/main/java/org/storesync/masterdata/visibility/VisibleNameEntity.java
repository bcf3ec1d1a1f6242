package org.storesync.masterdata.visibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.RecordEntity;

/** Visibility of a name as it is kept. */
@Entity
@Immutable
@Table(name = "visible_name")
class VisibleNameEntity extends RecordEntity {
    @Column(name = "store_id")
    private @Nullable String ownerId;

    @Override
    protected @Nullable String ownerId() {
        return ownerId;
    }
}
