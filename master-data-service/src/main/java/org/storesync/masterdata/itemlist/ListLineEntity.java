package org.storesync.masterdata.itemlist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.RecordEntity;

/** A line of a list as it is kept. */
@Entity
@Immutable
@Table(name = "item_list_line")
class ListLineEntity extends RecordEntity {
    @Column(name = "list_id")
    private @Nullable String ownerId;

    @Override
    protected @Nullable String ownerId() {
        return ownerId;
    }
}
