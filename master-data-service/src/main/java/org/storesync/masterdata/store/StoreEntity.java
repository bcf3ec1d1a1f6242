package org.storesync.masterdata.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.storesync.masterdata.central.RecordEntity;

/** A store as it is kept. */
@Entity
@Immutable
@Table(name = "store")
class StoreEntity extends RecordEntity {}
