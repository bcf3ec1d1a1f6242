package org.storesync.masterdata.preference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.RecordEntity;

/** The preferences of a store as they are kept. */
@Entity
@Immutable
@Table(name = "preference")
class PreferenceEntity extends RecordEntity {
    @Column(name = "store_id")
    private @Nullable String ownerId;

    @Override
    protected @Nullable String ownerId() {
        return ownerId;
    }
}
