package org.storesync.masterdata.itemlist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds lists. */
@Singleton
class ItemListRows implements PanacheRepositoryBase<ItemListEntity, String> {}
