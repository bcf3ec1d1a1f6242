package org.storesync.masterdata.item;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds items. */
@Singleton
class ItemRows implements PanacheRepositoryBase<ItemEntity, String> {}
