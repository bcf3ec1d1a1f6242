package org.storesync.masterdata.item;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.storesync.masterdata.central.RecordEntity;

/** An item as it is kept. */
@Entity
@Immutable
@Table(name = "item")
class ItemEntity extends RecordEntity {}
