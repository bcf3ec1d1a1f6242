package org.storesync.masterdata.itemlist;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.storesync.masterdata.central.CentralEntity;

/** A list as it is kept. */
@Entity
@Table(name = "item_list")
public class ItemListEntity extends CentralEntity {}
