package org.storesync.masterdata.itemlist;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.storesync.masterdata.central.RecordEntity;

/** A list as it is kept. */
@Entity
@Immutable
@Table(name = "item_list")
class ItemListEntity extends RecordEntity {}
